-- Plans are written once and read once: compressing them costs more than their space.
alter table plan_slice alter column decisions set storage external;

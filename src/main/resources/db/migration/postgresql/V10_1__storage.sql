-- Plans are written once and read once: compressing them costs more than their space.
alter table plan_slice alter column decisions set storage external;

-- Room for the next version of a customer on its own page: no index needs to learn of a change then.
alter table customer set (fillfactor = 50);

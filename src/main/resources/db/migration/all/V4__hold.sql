-- Whether the rest of a run's plan waits for a person; kept apart from the state, for it is known before the run ends.
alter table run add column holds boolean default false not null;

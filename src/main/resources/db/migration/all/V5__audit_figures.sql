-- The audit figures of a run are read from the index alone, not from the wide entries.
drop index audit_entry_run;
create index audit_entry_run on audit_entry (run_id, kind, customer_id, decisions);

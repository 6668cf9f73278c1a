-- H2 writes all that is not committed yet each time a sequence runs out of cached numbers: as dear as the commit itself.
alter table audit_bundle alter column id set cache 1000;
alter table task alter column id set cache 1000;

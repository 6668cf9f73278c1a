-- A value without a practical upper limit.
create domain blob_bytes as bytea;

-- A value without a practical upper limit.
create domain blob_bytes as bytea;

-- A key that sorts by its bytes, whatever the language of the database.
create domain key_text as varchar(60) collate "C";

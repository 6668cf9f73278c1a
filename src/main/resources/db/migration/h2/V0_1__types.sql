-- A value without a practical upper limit: bitmaps and hit lists pass H2's 1 MB limit of varbinary.
create domain blob_bytes as blob;

-- A key that sorts by its bytes.
create domain key_text as varchar(60);

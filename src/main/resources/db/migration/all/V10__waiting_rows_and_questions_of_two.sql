-- Rows of people who could not be decided, encrypted as delivered, until they are taken in or a full list supersedes them.
drop table quarantine;

create table quarantine (
    register    varchar(60)              not null,
    customer_id integer                  not null,
    extract_id  integer                  not null,
    row_number  integer                  not null,
    file        smallint                 not null,
    attempts    integer                  not null,
    since       timestamp with time zone not null,
    sealed      varchar                  not null,
    primary key (customer_id, register, extract_id, row_number)
);

-- The other customer a question is about, 0 when it is about one: whom the restrictions of the one hold for as well.
alter table task add column if not exists other_id integer default 0 not null;

-- What a report needs besides the lists of its run.

create table control_total (
    run_id   varchar(30)  not null,
    name     varchar(20)  not null,
    file     varchar(255) not null,
    declared varchar(100) not null,
    found    varchar(100) not null,
    primary key (run_id, name, file)
);

create table run_summary (
    run_id varchar(30) primary key,
    body   varchar not null
);

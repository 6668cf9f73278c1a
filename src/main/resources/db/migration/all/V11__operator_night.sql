-- What the operator's night keeps besides its runs: mass changes that passed because they had been announced,
-- and which deliveries were refused for what they are, so that they are not proven again each night.

create table if not exists announced_change (
    run_id      varchar(30)   not null,
    attribute   varchar(60)   not null,
    passed      bigint        not null,
    usual_limit bigint        not null,
    ceiling     bigint        not null,
    from_day    date          not null,
    until_day   date          not null,
    reason      varchar(1000) not null,
    primary key (run_id, attribute)
);

create table if not exists refused_delivery (
    run_id       varchar(30) primary key,
    register     varchar(60) not null,
    content_hash varchar(64) not null,
    job_hash     varchar(64) not null,
    files        varchar     not null
);

-- Plans are written once and read once: compressing them costs more than their space.
alter table plan_slice alter column decisions set storage external;

-- Room for the next version of a customer on its own page: no index needs to learn of a change then.
alter table customer set (fillfactor = 50);

-- What an export that was let out told of each candidate stays as it was told, whoever writes.
create function keep_released() returns trigger language plpgsql as $$
begin
    if exists (select 1 from contact_export where id = old.export_id and state = 'RELEASED') then
        raise exception 'the export was let out' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keep_released before update on contact_receipts for each row execute function keep_released();

create function keep_export() returns trigger language plpgsql as $$
begin
    raise exception 'the export was let out' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_export before update on contact_export
    for each row when (old.state = 'RELEASED') execute function keep_export();

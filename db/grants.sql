-- What the application's own role may do. It owns the engine's tables, which the engine makes itself, and none of ours:
-- what it was not granted here it cannot grant itself. Run by the owner at every start.
do $$
declare
  application constant name := current_setting('zhengcheng.application');
  which record;
begin
  if pg_has_role(application, current_user, 'MEMBER') then
    -- One role for both: good enough to try things out, refused in production.
    return;
  end if;
  -- Two nodes may start at once.
  perform pg_advisory_xact_lock(hashtextextended('zhengcheng grants', 0));
  execute format('grant usage, create on schema public to %I', application);
  for which in
    select c.oid::regclass as name, c.relkind as kind from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
      and pg_get_userbyid(c.relowner) = current_user
  loop
    if which.kind = 'S' then
      execute format('grant usage, select on sequence %s to %I', which.name, application);
    elsif which.kind = 'v' then
      execute format('grant select on %s to %I', which.name, application);
    else
      execute format('grant select, insert, update, delete on %s to %I', which.name, application);
    end if;
  end loop;
  execute format('revoke insert, update, delete on ledger_head, ledger_unsealed from %I', application);
  execute format('revoke update, delete on ledger_entry, ledger_personal, ledger_seal, ledger_sealed from %I', application);
  execute format('revoke update, delete on diagram_form, form_version from %I', application);
  execute format('revoke insert, update, delete on flyway_schema_history from %I', application);
end
$$;

-- A way that was kept and goes otherwise with a release, and why that was released all the same.
create table diagram_release_way (
  release_id uuid not null references diagram_release,
  trial_id uuid not null references diagram_trial,
  name varchar(100) not null,
  -- In what it goes otherwise: for another difference another reason is asked.
  differs text not null,
  differs_en text not null,
  reason varchar(500) not null,
  primary key (release_id, trial_id)
);

-- The day on which whoever an invented case is about was born; null in trials that did not ask: thirty years before.
alter table diagram_trial add column born date;

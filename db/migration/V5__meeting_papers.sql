-- What the minute taker writes of a meeting. What the meeting knows by itself is not written down twice.
create table meeting_minutes (
  meeting_id uuid primary key references meeting,
  -- How often it was written, so that of two who write at once neither overwrites the other unseen.
  version int not null,
  conclusion text,
  finished_by uuid references person,
  finished_at timestamptz,
  -- The hash of all that stands in the minutes as they were finished.
  sha256 char(64),
  check ((finished_by is null) = (finished_at is null) and (finished_at is null) = (sha256 is null))
);

create table meeting_minutes_item (
  item_id uuid primary key references meeting_item,
  meeting_id uuid not null references meeting,
  speeches text,
  -- 主要表现: what the meeting says of the person an item is about.
  conduct text,
  conclusion text
);
create index meeting_minutes_item_meeting on meeting_minutes_item (meeting_id);

-- The papers of a meeting: what was added to its minutes, and what was made of them when they were finished.
create table meeting_file (
  meeting_id uuid not null references meeting,
  file_id uuid not null references stored_file,
  -- The item it is about; null if it is about the whole meeting.
  item_id uuid references meeting_item,
  kind varchar(20) not null check (kind in ('MINUTES', 'SUMMARY', 'OTHER')),
  -- Made from the minutes, and not brought by somebody.
  made boolean not null,
  added_by uuid not null references person,
  added_at timestamptz not null,
  primary key (meeting_id, file_id)
);
create index meeting_file_file on meeting_file (file_id);

create or replace view file_use as
  select file_id from step_file
  union all select unnest(file_ids) from draft
  union all select file_id from meeting_opinion
  union all select file_id from meeting_photo
  union all select file_id from meeting_file;

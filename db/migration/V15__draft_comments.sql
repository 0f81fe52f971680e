-- Trials of procedures that committees launch, and what is said of drafts.

-- By when the invented committee wants the case closed; null where nobody launches.
alter table diagram_trial add column launch_due date;

-- What is said of a draft by those who draw it and those who are to release it.
create table diagram_comment (
  id uuid primary key,
  draft_id uuid not null references diagram_draft,
  -- The element it is about, with its name at the time, since it may be gone; null for the whole.
  element varchar(100),
  element_name varchar(300),
  element_name_en varchar(300),
  words varchar(2000) not null,
  made_by uuid not null references person,
  made_name varchar(100) not null,
  made_at timestamptz not null,
  -- Null while it is open.
  settled_by uuid references person,
  settled_name varchar(100),
  settled_at timestamptz,
  check ((element is null) = (element_name is null)),
  check ((settled_by is null) = (settled_at is null) and (settled_by is null) = (settled_name is null))
);
create index diagram_comment_draft on diagram_comment (draft_id, made_at);

create table diagram_comment_answer (
  id uuid primary key,
  comment_id uuid not null references diagram_comment,
  words varchar(2000) not null,
  made_by uuid not null references person,
  made_name varchar(100) not null,
  made_at timestamptz not null
);
create index diagram_comment_answer_comment on diagram_comment_answer (comment_id, made_at);

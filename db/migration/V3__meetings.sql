-- Meetings: who comes together when and where, what is decided there and what it came to. How anybody voted stands nowhere.

create table meeting (
  id uuid primary key,
  organization_id uuid not null references organization,
  kind varchar(20) not null,
  state varchar(10) not null check (state in ('CONVENED', 'OPEN', 'CLOSED', 'CANCELLED')),
  begins_at timestamptz not null,
  place varchar(200) not null,
  -- Who else is there without belonging to it, as it was written down.
  guests varchar(500),
  chair_id uuid not null references person,
  recorder_id uuid not null references person,
  -- 监票人 and 计票人; null where nothing is decided by vote.
  scrutineer_id uuid references person,
  teller_id uuid references person check (teller_id <> scrutineer_id),
  -- Shown in the hall and entered on the phone; null once it is over.
  code char(6),
  convened_by uuid not null references person,
  convened_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  convened_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  cancel_reason varchar(500)
);
create index meeting_organization on meeting (organization_id, begins_at desc, id);
create index meeting_chair on meeting (chair_id);

create table meeting_item (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  place int not null,
  title varchar(300) not null,
  title_en varchar(400) not null,
  -- The open step that is decided; null for a topic that is only talked about.
  matter_id varchar(64),
  case_id uuid,
  -- Whom it is about.
  person_id uuid references person,
  person_name varchar(100),
  rule varchar(40),
  state varchar(10) not null check (state in ('WAITING', 'DISCUSSED', 'VOTING', 'DECIDED', 'POSTPONED')),
  method varchar(10) check (method in ('PAPER', 'ELECTRONIC')),
  -- What a topic came to, or why it was postponed.
  remark varchar(1000),
  -- As they were when the vote began.
  should_count int,
  actual_count int,
  written_agree int,
  written_against int,
  -- As both tellers found them.
  issued int,
  returned int,
  valid int,
  agree int,
  against int,
  abstain int,
  result varchar(10) check (result in ('CARRIED', 'FAILED', 'INQUORATE')),
  vote_began_at timestamptz,
  decided_at timestamptz,
  unique (meeting_id, place)
);
-- One by one: nothing is discussed while something else is, or is voted on.
create unique index meeting_item_current on meeting_item (meeting_id) where state in ('DISCUSSED', 'VOTING');
-- A step is on one agenda at a time, and is decided once.
create unique index meeting_item_matter on meeting_item (matter_id) where matter_id is not null and state <> 'POSTPONED';
create index meeting_item_person on meeting_item (person_id) where person_id is not null;

-- Who belonged to it on its day, kept when it opens. Nothing bars whoever is entitled to vote.
create table meeting_roll (
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  name varchar(100) not null,
  bar varchar(20),
  primary key (meeting_id, person_id)
);
create index meeting_roll_person on meeting_roll (person_id);

create table meeting_attendance (
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  -- By whose hand; null by the code.
  marked_by uuid references person,
  came_at timestamptz not null,
  left_at timestamptz,
  primary key (meeting_id, person_id)
);
create index meeting_attendance_person on meeting_attendance (person_id);

-- Why somebody has not come.
create table meeting_absence (
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  reason varchar(200) not null,
  primary key (meeting_id, person_id)
);
create index meeting_absence_person on meeting_absence (person_id);

-- How often somebody entered a code that is not the code.
create table meeting_guess (
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  wrong int not null,
  primary key (meeting_id, person_id)
);
create index meeting_guess_person on meeting_guess (person_id);

-- Who is not counted among the entitled, why, and who above approved it.
create table meeting_left_out (
  meeting_id uuid not null references meeting,
  person_id uuid not null references person,
  reason varchar(20) not null,
  approved_by varchar(200) not null,
  approved_on date not null,
  document varchar(100) not null,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  primary key (meeting_id, person_id)
);
create index meeting_left_out_person on meeting_left_out (person_id);

-- Opinions handed in on paper before the meeting; they are not secret, and void if the person comes.
create table meeting_opinion (
  item_id uuid not null references meeting_item,
  person_id uuid not null references person,
  meeting_id uuid not null references meeting,
  agrees boolean not null,
  received_on date not null,
  file_id uuid not null references stored_file,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  primary key (item_id, person_id)
);
create index meeting_opinion_person on meeting_opinion (person_id);
create index meeting_opinion_meeting on meeting_opinion (meeting_id);
create index meeting_opinion_file on meeting_opinion (file_id);

-- What each teller counted, every time they did. Rounds that did not agree stay.
create table meeting_count (
  item_id uuid not null references meeting_item,
  round int not null,
  person_id uuid not null references person,
  issued int not null,
  returned int not null,
  valid int not null,
  agree int not null,
  against int not null,
  abstain int not null,
  counted_at timestamptz not null,
  primary key (item_id, round, person_id)
);
create index meeting_count_person on meeting_count (person_id);

-- Photographs of the ballots and of the tellers' sheet.
create table meeting_photo (
  item_id uuid not null references meeting_item,
  file_id uuid not null references stored_file,
  meeting_id uuid not null references meeting,
  primary key (item_id, file_id)
);
create index meeting_photo_file on meeting_photo (file_id);
create index meeting_photo_meeting on meeting_photo (meeting_id);

-- Everything that refers to an uploaded file: what stands here is in use and is not forgotten.
create view file_use as
  select file_id from step_file
  union all select unnest(file_ids) from draft
  union all select file_id from meeting_opinion
  union all select file_id from meeting_photo;

-- A case that two organisations share -----------------------------------------------------------
-- The organisation that began it and the one it was passed to; organization_id is whichever has it in hand.
alter table case_file add home_id uuid references organization, add away_id uuid references organization;
create index case_file_home on case_file (home_id, opened_at) where home_id is not null;
create index case_file_away on case_file (away_id, opened_at) where away_id is not null;

-- Nobody takes a step whose time runs out.
alter table step_record alter actor_id drop not null;

-- transfer: transfers of membership -------------------------------------------------------------
-- Where a case of transfer stands in words of its own, for lists and numbers; what was decided stands in the case.
create table transfer (
  case_id uuid primary key references case_file,
  person_id uuid not null references person,
  kind varchar(20) not null check (kind in ('INTRA_COMMITTEE', 'INTRA_COUNTY', 'INTRA_PROVINCE', 'CROSS_PROVINCE',
    'OUT_OF_SYSTEM', 'IN_TO_SYSTEM', 'MOBILE', 'ABROAD')),
  state varchar(20) not null check (state in ('DRAFT', 'PENDING_OUTGOING', 'PENDING_COMMITTEE', 'IN_TRANSIT',
    'PENDING_RECEIVING', 'ACCEPTED', 'RETURNED', 'REJECTED', 'EXPIRED', 'CANCELLED', 'CLOSED')),
  -- On probation when it began.
  probationary boolean not null,
  graduate boolean not null default false,
  -- The organisation in this system it comes from and goes to, and the name of one outside.
  origin_id uuid references organization,
  destination_id uuid references organization,
  outside varchar(200),
  dues_paid_until date,
  begun_on date not null,
  dispatched_on date,
  -- The last day on which the letter can be handed in.
  valid_until date,
  accepted_on date,
  -- The receipt went back.
  acknowledged_on date,
  ended_on date
);
-- One running transfer of a person, whichever procedure it follows.
create unique index transfer_one_open on transfer (person_id) where ended_on is null;
create index transfer_origin on transfer (origin_id, state) where ended_on is null;
create index transfer_destination on transfer (destination_id, state) where ended_on is null;

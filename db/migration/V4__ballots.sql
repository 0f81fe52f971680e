-- Secret ballots (room meeting.ballot). No row ties a person to a choice: what is sealed has no person, no time and no
-- number, who has voted has no vote. While votes are cast a sealed one and who has voted are written together, so both
-- are written anew, each in an order of chance, when the ballot closes. See docs/ballots.md.

create table ballot (
  id uuid primary key,
  item_id uuid not null,
  meeting_id uuid not null,
  -- The questions and options as they were voted on.
  paper text not null,
  first_teller uuid not null references person,
  second_teller uuid not null references person check (second_teller <> first_teller),
  -- The public keys, points of P-256 in 65 bytes; the private ones never leave the tellers' browsers.
  first_key bytea check (length(first_key) = 65),
  second_key bytea check (length(second_key) = 65 and second_key <> first_key),
  state varchar(16) not null
    check (state in ('KEYS_MISSING', 'READY', 'OPEN', 'CLOSED', 'OPENED_BY_FIRST', 'COUNTED', 'VOID')),
  -- Why it was declared void.
  void_reason varchar(500) check ((void_reason is not null) = (state = 'VOID')),
  check (state in ('KEYS_MISSING', 'VOID') or (first_key is not null and second_key is not null))
);
create unique index ballot_one_of_item on ballot (item_id) where state <> 'VOID';
create index ballot_item on ballot (item_id);

-- Who may vote: entitled and present when the ballot was opened.
create table ballot_voter (
  ballot_id uuid not null references ballot,
  person_id uuid not null references person,
  primary key (ballot_id, person_id)
);

-- Who has voted. Tied to the voter by no foreign key: that would leave the vote's transaction at the voter's row.
create table ballot_voted (
  ballot_id uuid not null,
  person_id uuid not null,
  primary key (ballot_id, person_id)
);

-- Votes under both seals (layer 2) or, once the first teller has removed the outer ones, under one (layer 1). Gone when
-- everything is counted or void.
create table ballot_sealed (
  ballot_id uuid not null,
  layer smallint not null check (layer in (1, 2)),
  sealed bytea not null
);
create unique index ballot_sealed_once on ballot_sealed (ballot_id, layer, sha256(sealed));

-- The published list.
create table ballot_opened (
  ballot_id uuid not null references ballot,
  vote bytea not null
);
create unique index ballot_opened_once on ballot_opened (ballot_id, sha256(vote));

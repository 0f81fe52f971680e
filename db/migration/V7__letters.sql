-- transfer: letters ----------------------------------------------------------------------------
-- The last number each committee has given in each year: a letter that is not issued after all gives its number back.
create table letter_number (
  committee_id uuid not null references organization,
  year int not null,
  last int not null,
  primary key (committee_id, year)
);

-- Every letter of introduction (组织关系介绍信) that was issued. What stands on it is encrypted as a whole, its code among it;
-- the code is found again by its hash.
create table transfer_letter (
  id uuid primary key,
  case_id uuid not null references case_file,
  committee_id uuid not null references organization,
  year int not null,
  seq int not null,
  number varchar(60) not null,
  issued_on date not null,
  valid_days int not null check (valid_days between 1 and 90),
  last_on date not null check (last_on = issued_on + valid_days),
  content text not null,
  code_sha256 char(64) not null unique,
  received_on date,
  voided_on date,
  void_reason varchar(500),
  -- The letter in whose place it was issued, which is void.
  replaces_id uuid references transfer_letter,
  issued_by uuid not null references person,
  issued_at timestamptz not null,
  unique (committee_id, year, seq),
  check ((voided_on is null) = (void_reason is null))
);
create unique index transfer_letter_current on transfer_letter (case_id) where voided_on is null;
create index transfer_letter_case on transfer_letter (case_id, seq);
create unique index transfer_letter_replaces on transfer_letter (replaces_id) where replaces_id is not null;

-- transfer: parcels ----------------------------------------------------------------------------
-- Other installations whose parcels are taken: by the fingerprint of the key that signs them.
create table trusted_sender (
  fingerprint char(64) primary key,
  name varchar(200) not null,
  public_key varchar(1000) not null,
  trusted_by uuid not null references person,
  trusted_at timestamptz not null,
  -- From when its parcels are no longer taken.
  ended_at timestamptz,
  ended_by uuid references person
);

-- Parcels that came from other installations; they lie in the data folder under their SHA-256. The id is the sender's.
create table parcel (
  id uuid primary key,
  fingerprint char(64) not null references trusted_sender,
  sender varchar(200) not null,
  letter_number varchar(60) not null,
  sha256 char(64) not null unique,
  committee_id uuid not null references organization,
  received_by uuid not null references person,
  received_at timestamptz not null,
  -- The case that was opened with it.
  case_id uuid unique references case_file,
  unique (fingerprint, letter_number)
);
create index parcel_committee on parcel (committee_id, received_at desc);

-- transfer: graduates --------------------------------------------------------------------------
-- The rows of a sheet with which the transfers of a class were begun, each with the destination it named.
create table graduate (
  import_id uuid not null references sheet_import,
  row_no int not null,
  case_id uuid not null unique references case_file,
  destination_id uuid references organization,
  -- The organisation outside the system; one of the two is null.
  outside varchar(200),
  primary key (import_id, row_no),
  check ((destination_id is null) <> (outside is null))
);

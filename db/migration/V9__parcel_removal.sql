-- transfer: parcels ----------------------------------------------------------------------------
-- From when its file no longer lies in the data folder; what came and from whom stays on record.
alter table parcel add removed_at timestamptz;
create index parcel_kept on parcel (received_at) where removed_at is null;

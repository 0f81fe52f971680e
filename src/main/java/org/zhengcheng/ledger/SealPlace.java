package org.zhengcheng.ledger;

/** A place outside the database to which seals are taken. Whoever could rewrite the one should have no power over the other. */
public interface SealPlace {

    /** By which it is known in the record of deliveries, at most 20 characters. */
    String name();

    /** Whether this installation has such a place. */
    boolean isSet();

    /**
     * Takes a seal there; the same one may come again.
     *
     * @throws Exception if it did not get there; it is tried again later
     */
    void take(Seal seal) throws Exception;
}

package org.zhengcheng.ledger;

import java.util.Locale;
import java.util.UUID;

/**
 * Whose entries these are: each case, organisation, person, account and meeting has a chain of its own in the ledger, and the
 * installation one for what is set up for all.
 *
 * @param id the id of that of which it is the chain
 */
public record LedgerChain(Kind kind, UUID id) {

    private static final UUID INSTALLATION = new UUID(0, 1);

    /** Of what there are chains. */
    public enum Kind {
        CASE,
        ORGANIZATION,
        PERSON,
        ACCOUNT,
        SHEET,
        MEETING,
        INSTALLATION;

        /** As it stands in the entries. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static LedgerChain ofCase(UUID id) {
        return new LedgerChain(Kind.CASE, id);
    }

    public static LedgerChain ofOrganization(UUID id) {
        return new LedgerChain(Kind.ORGANIZATION, id);
    }

    public static LedgerChain ofPerson(UUID id) {
        return new LedgerChain(Kind.PERSON, id);
    }

    public static LedgerChain ofAccount(UUID id) {
        return new LedgerChain(Kind.ACCOUNT, id);
    }

    /** A sheet that was brought. */
    public static LedgerChain ofSheet(UUID id) {
        return new LedgerChain(Kind.SHEET, id);
    }

    public static LedgerChain ofMeeting(UUID id) {
        return new LedgerChain(Kind.MEETING, id);
    }

    /** What concerns everybody: the calendar, exports, verifications. */
    public static LedgerChain ofInstallation() {
        return new LedgerChain(Kind.INSTALLATION, INSTALLATION);
    }
}

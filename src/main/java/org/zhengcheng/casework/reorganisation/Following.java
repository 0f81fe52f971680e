package org.zhengcheng.casework.reorganisation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengcheng.ledger.Sha256;

/**
 * What follows from an act for cases that run.
 *
 * @param cases those for which somebody else decides, or another branch is responsible
 * @param people how many people turn to another organisation
 */
record Following(List<Case> cases, int people) {

    private static final int SHOWN = 100;

    /** Those that a page lists. */
    public List<Case> shown() {
        return cases.subList(0, Math.min(SHOWN, cases.size()));
    }

    /** The fingerprint by which somebody confirms what they saw. */
    String sha256() {
        return Sha256.of(people + cases.stream().map(Case::said).collect(Collectors.joining("\n", "\n", "")));
    }

    /**
     * A case. An administrator sees its number, never whose it is.
     *
     * @param branchWas the name of the branch that is responsible
     * @param was the names of the committee that approves and the department above it; null where there is none
     */
    record Case(UUID id, String number, String branchWas, String branchIs, Deciding was, Deciding is) {

        private String said() {
            return String.join(" ", number, branchWas, branchIs, was.toString(), is.toString());
        }
    }

    /** Who decides a case. */
    record Deciding(String committee, String department) {}
}

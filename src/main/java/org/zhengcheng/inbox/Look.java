package org.zhengcheng.inbox;

/**
 * How a person asks for their inbox, as an address has it; null for what it does not say.
 *
 * @param q what to search for; never remembered
 * @param procedure a filter, blank for all; so are the next three
 * @param soon to see only what is soon due or overdue; never remembered
 * @param after the last item of the page before
 * @param home wants the list even if there is but a single case to see
 */
record Look(
        String q,
        String procedure,
        String step,
        String organization,
        String person,
        String soon,
        String after,
        String home) {

    /** Whether it says what to see, if only that it be everything. */
    boolean chooses() {
        return procedure != null || step != null || organization != null || person != null;
    }

    /** Whether only what is soon due or overdue is wanted. */
    public boolean soonOnly() {
        return "true".equals(soon);
    }

    Choice choice() {
        return Choice.of(procedure, step, organization, person);
    }
}

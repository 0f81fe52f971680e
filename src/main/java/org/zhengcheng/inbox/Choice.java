package org.zhengcheng.inbox;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person wants to see of their inbox; null for all there is.
 *
 * @param stepId a step of that procedure
 * @param branchId the branch that is responsible for the case
 * @param subjectId whom the case concerns
 */
record Choice(String procedureKey, String stepId, UUID branchId, UUID subjectId) {

    static final Choice ALL = new Choice(null, null, null, null);

    private static final Pattern KEY = Pattern.compile("[\\w.-]{1,60}");
    private static final Pattern STEP = Pattern.compile("([\\w.-]{1,60})/([\\w.-]{1,120})");

    /**
     * As a form sends it, blank for all.
     *
     * @param step procedure and step, with a slash between them; left out if it is a step of another procedure
     */
    static Choice of(String procedure, String step, String branch, String subject) {
        UUID branchId = id(branch);
        UUID subjectId = id(subject);
        String procedureKey = procedure != null && KEY.matcher(procedure).matches() ? procedure : null;
        Matcher parts = STEP.matcher(step == null ? "" : step);
        if (!parts.matches() || procedureKey != null && !procedureKey.equals(parts.group(1))) {
            return new Choice(procedureKey, null, branchId, subjectId);
        }
        return new Choice(parts.group(1), parts.group(2), branchId, subjectId);
    }

    private static UUID id(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** The step as a form sends it; empty for all. */
    public String step() {
        return stepId == null ? "" : procedureKey + "/" + stepId;
    }

    /** How many filters are set. */
    public int count() {
        return (stepId != null || procedureKey != null ? 1 : 0)
                + (branchId != null ? 1 : 0)
                + (subjectId != null ? 1 : 0);
    }
}

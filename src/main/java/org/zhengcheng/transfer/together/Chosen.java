package org.zhengcheng.transfer.together;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member who was ticked on the page.
 *
 * @param taskId the step that waited
 * @param version the state of the case as the page showed it
 */
record Chosen(UUID caseId, String taskId, int version) {

    private static final String UUID_TEXT = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile("(" + UUID_TEXT + ")_([\\w-]{1,64}?)_(\\d{1,9})");

    /** As the page sends it; empty if it never came from there. */
    static Optional<Chosen> of(String key) {
        Matcher parts = KEY.matcher(key);
        return parts.matches()
                ? Optional.of(
                        new Chosen(UUID.fromString(parts.group(1)), parts.group(2), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** As the page sends it. */
    public String key() {
        return caseId + "_" + taskId + "_" + version;
    }
}

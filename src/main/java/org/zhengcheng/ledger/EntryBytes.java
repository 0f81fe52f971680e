package org.zhengcheng.ledger;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as the bytes that are hashed and stored: JSON in UTF-8, in one line, its members always in this order. They are
 * written once and never again from values.
 */
final class EntryBytes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;

    private EntryBytes() {}

    /**
     * @param personal the hash of what is personal; null if there is nothing
     */
    static byte[] of(Entry entry, Suite suite, int seq, byte[] previous, Instant recordedAt, byte[] personal) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("v", VERSION);
        members.put("hash", suite.hashName());
        members.put("kind", entry.chain().kind().word());
        members.put("chain", entry.chain().id().toString());
        members.put("seq", seq);
        members.put("previous", hex(previous));
        members.put("recordedAt", recordedAt.toString());
        members.put("actor", entry.actorId().toString());
        if (entry.insteadId() != null) {
            members.put("instead", entry.insteadId().toString());
        }
        members.put("office", entry.office());
        members.put("act", entry.act());
        members.put("object", entry.object());
        members.put("outcome", entry.outcome());
        members.put("eventDate", String.valueOf(entry.eventDate()));
        if (entry.contentSha256() != null) {
            members.put("content", entry.contentSha256());
        }
        if (personal != null) {
            members.put("personal", hex(personal));
        }
        return JSON.writeValueAsBytes(members);
    }

    /** What is personal, or null if there is nothing. */
    static byte[] personal(Origin origin, String note) {
        Map<String, Object> members = new LinkedHashMap<>();
        putUnlessNull(members, "address", origin.address());
        putUnlessNull(members, "device", origin.device());
        putUnlessNull(members, "note", note);
        return members.isEmpty() ? null : JSON.writeValueAsBytes(members);
    }

    private static void putUnlessNull(Map<String, Object> members, String name, String value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

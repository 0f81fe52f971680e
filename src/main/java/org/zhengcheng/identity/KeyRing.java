package org.zhengcheng.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that one setting names, by their ids. All of them read; which one writes is said by the database, so that all
 * nodes change over together.
 */
public final class KeyRing {

    /** A node that has not asked for so long which key writes asks before it writes. */
    static final Duration TRUSTED = Duration.ofSeconds(30);

    private final String setting;
    private final Map<String, byte[]> keys;
    private final JdbcClient jdbc;
    private volatile Known known;

    KeyRing(String setting, Map<String, byte[]> keys, JdbcClient jdbc) {
        this.setting = setting;
        this.keys = Map.copyOf(keys);
        this.jdbc = jdbc;
        lookAgain();
    }

    /** The name of the setting, by which the database knows the ring. */
    public String setting() {
        return setting;
    }

    /** The ids of all keys that can be read with. */
    public Set<String> ids() {
        return keys.keySet();
    }

    /** The id of the key that is written with. */
    public String current() {
        if (System.nanoTime() - known.asked() > TRUSTED.toNanos()) {
            lookAgain();
        }
        return known.id();
    }

    /** The key of an id; null if this node has none. */
    byte[] key(String id) {
        return keys.get(id);
    }

    /** Asks the database which key is written with. */
    public void lookAgain() {
        long asked = System.nanoTime();
        String id = jdbc.sql("select id from installation_key where setting = ? and state = 'CURRENT'")
                .param(setting)
                .query(String.class)
                .single();
        if (!keys.containsKey(id)) {
            // A node that was started without it would write what nobody reads; whoever changed the key was refused.
            throw new IllegalStateException("This node does not have the key " + id + " of " + setting);
        }
        known = new Known(id, asked);
    }

    private record Known(String id, long asked) {}
}

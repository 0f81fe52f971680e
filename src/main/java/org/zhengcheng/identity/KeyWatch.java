package org.zhengcheng.identity;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds which keys are written with, and tells the other nodes which keys this one has: a new key is
 * taken into use only when every node can read with it, an old one is done with only when no node writes with it.
 */
@Component
public class KeyWatch {

    private final UUID node = UUID.randomUUID();
    private final KeyRings rings;
    private final JdbcClient jdbc;

    KeyWatch(KeyRings rings, JdbcClient jdbc) {
        this.rings = rings;
        this.jdbc = jdbc;
        look();
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.keys.watch-every:PT5S}",
            fixedDelayString = "${zhengcheng.keys.watch-every:PT5S}")
    public final void look() {
        rings.all().forEach(KeyRing::lookAgain);
        jdbc.sql("insert into installation_node (id, seen_at, has, writes) values (?, clock_timestamp(), ?, ?)"
                        + " on conflict (id) do update set seen_at = excluded.seen_at, writes = excluded.writes")
                .params(
                        node,
                        rings.all().stream()
                                .flatMap(ring -> ring.ids().stream())
                                .toArray(String[]::new),
                        rings.all().stream().map(KeyRing::current).toArray(String[]::new))
                .update();
        jdbc.sql("delete from installation_node where seen_at < clock_timestamp() - interval '1 day'")
                .update();
    }
}

package org.zhengcheng.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where each person wants mail, and of which messages. */
@Component
class MailChoices {

    private static final int LONGEST_ADDRESS = 254;

    private final JdbcClient jdbc;

    MailChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MailChoice of(UUID personId) {
        Map<Notice.Kind, Delivery> deliveries = new EnumMap<>(Notice.Kind.class);
        for (Notice.Kind kind : Notice.Kind.choosable()) {
            deliveries.put(kind, kind.usual());
        }
        jdbc.sql("select kind, delivery from mail_choice where person_id = ?")
                .param(personId)
                .query(row -> {
                    deliveries.put(
                            Notice.Kind.valueOf(row.getString("kind")), Delivery.valueOf(row.getString("delivery")));
                });
        String address = jdbc.sql("select address from mail_address where person_id = ?")
                .param(personId)
                .query(String.class)
                .optional()
                .orElse("");
        return new MailChoice(address, deliveries);
    }

    /** @param choice an empty address takes back the one there was */
    @Transactional
    void choose(UUID personId, MailChoice choice) {
        if (choice.address().isEmpty()) {
            jdbc.sql("delete from mail_address where person_id = ?")
                    .param(personId)
                    .update();
        } else {
            jdbc.sql("insert into mail_address (person_id, address) values (?, ?)"
                            + " on conflict (person_id) do update set address = excluded.address")
                    .params(personId, choice.address())
                    .update();
        }
        choice.deliveries()
                .forEach((kind, delivery) -> jdbc.sql(
                                "insert into mail_choice (person_id, kind, delivery) values (?, ?, ?)"
                                        + " on conflict (person_id, kind) do update set delivery = excluded.delivery")
                        .params(personId, kind.name(), delivery.name())
                        .update());
    }

    /**
     * What a person has chosen about mail.
     *
     * @param address empty if there shall be none
     */
    record MailChoice(String address, Map<Notice.Kind, Delivery> deliveries) {

        /** Whether mail can be addressed so: one address with a host, and nothing that could become another header. */
        boolean isDeliverable() {
            try {
                new InternetAddress(address, true).validate();
                return address.length() <= LONGEST_ADDRESS && address.matches("[^\\s@<>,;:()\"]+@[^\\s@]+\\.[^\\s@]+");
            } catch (AddressException notAnAddress) {
                return false;
            }
        }
    }

    /** How the messages of a kind come by mail. */
    enum Delivery {
        /** Each in a letter of its own. */
        EACH,
        /** Together in one letter at eight in the morning in Shanghai. */
        DAILY,
        NONE
    }
}

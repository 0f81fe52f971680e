package org.zhengcheng.demo;

import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Accounts;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.organization.member.GivenNumber;

/**
 * Gives the people of the demonstration identity numbers that nobody can have. They are encrypted with the key of this
 * installation, so that none can stand in the script that makes the people.
 */
@DemoOnly
@Component
class DemoNumbers {

    private static final int SEQUENCES = 1000;

    private final People people;
    private final Accounts accounts;
    private final GivenNumber given;

    DemoNumbers(People people, Accounts accounts, GivenNumber given) {
        this.people = people;
        this.accounts = accounts;
        this.given = given;
    }

    /** The number of somebody, always the same. */
    CitizenId of(UUID personId) {
        return CitizenId.specimen(
                people.find(personId).orElseThrow().birthDate(), Math.floorMod(personId.hashCode(), SEQUENCES));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void give() {
        for (Accounts.DemoAccount account : accounts.demoAccounts()) {
            CitizenId number = of(account.personId());
            if (given.hindrance(account.personId(), number).isEmpty()) {
                given.keep(account.personId(), number, account.name());
            }
        }
    }
}

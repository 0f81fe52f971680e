package org.zhengcheng.organization.member;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.People;

/** Makes the records of people who come from another installation, with what was known of them there. */
@Component
public class ArrivedRecords {

    private final EnterPerson enter;
    private final PersonRecords records;
    private final People people;

    ArrivedRecords(EnterPerson enter, PersonRecords records, People people) {
        this.enter = enter;
        this.records = records;
        this.people = people;
    }

    /**
     * Enters somebody into a branch; who is known here by their identity number already, and left once, turns to the branch
     * again.
     *
     * @param id the id the record shall have if there is none
     * @param values by the ids of the fields of a record; fields that are not known here are left out
     * @return the id of the record
     * @throws NotForYou if the actor keeps no records of the branch
     * @throws NumberTaken if somebody else was entered with the number at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID enter(UUID id, UUID branchId, Map<String, String> values, Actor actor) {
        Optional<UUID> known =
                CitizenId.of(values.get(PersonField.CITIZEN_ID.id())).flatMap(records::bearer);
        if (known.isPresent()) {
            people.move(known.get(), branchId);
            return known.get();
        }
        Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
        values.forEach((field, value) -> PersonField.of(field).ifPresent(one -> typed.put(one, value)));
        EnterPerson.Result result = enter.enter(id, branchId, typed, true, actor);
        // What another installation knew and this one would not is left out, and the quality board finds it missing.
        if (!result.entered()) {
            typed.keySet().removeAll(result.wrong().keySet());
            result = enter.enter(id, branchId, typed, true, actor);
        }
        if (!result.entered()) {
            throw new NotForYou();
        }
        return id;
    }
}

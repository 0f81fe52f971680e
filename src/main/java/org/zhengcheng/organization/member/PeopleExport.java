package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** The people whose records somebody keeps, for whoever takes them away: as on the page, numbers masked. */
@Component
class PeopleExport {

    private static final int PAGE = 1000;

    private final PersonRecords records;
    private final PersonRights rights;
    private final Speaker speaker;

    PeopleExport(PersonRecords records, PersonRights rights, Speaker speaker) {
        this.records = records;
        this.rights = rights;
        this.speaker = speaker;
    }

    List<Text> heads() {
        return Stream.concat(
                        Stream.of(new Text("党支部的代码", "Code of the branch"), new Text("党支部", "Branch")),
                        Stream.concat(
                                Arrays.stream(PersonField.values()).map(field -> speaker.both("member.field." + field)),
                                Stream.of(new Text("身份", "Standing"), new Text("身份起始日", "Standing since"))))
                .toList();
    }

    @Transactional(readOnly = true)
    public void write(Actor actor, Consumer<List<Object>> each) {
        PersonRights.Scope scope = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        String code = "";
        UUID after = new UUID(0, 0);
        for (List<PersonRecords.Placed> page = records.page(scope, code, after, PAGE);
                !page.isEmpty();
                page = records.page(scope, code, after, PAGE)) {
            page.forEach(placed -> each.accept(values(placed)));
            PersonRecords.Placed last = page.get(page.size() - 1);
            code = last.code();
            after = last.record().id();
        }
    }

    private List<Object> values(PersonRecords.Placed placed) {
        PersonRecord record = placed.record();
        List<Object> values = new ArrayList<>();
        values.add(placed.code());
        values.add(record.organizationName());
        for (PersonField field : PersonField.values()) {
            Object shown = records.shown(field, record.value(field));
            values.add(
                    field.kind() == PersonField.Kind.MONTHS && shown != null
                            ? Integer.valueOf(shown.toString())
                            : shown);
        }
        values.add(record.standing() == null ? null : record.standing().title());
        LocalDate since = record.standingSince();
        values.add(since);
        return values;
    }
}

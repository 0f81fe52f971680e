package org.zhengcheng.casework.entry;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.organization.member.GivenNumber;

/** The identity number that a form asks of the person a case is about: held against their record, then kept in it. */
@Component
public class NumberOnForm {

    private final GivenNumber given;
    private final FieldCipher cipher;

    NumberOnForm(GivenNumber given, FieldCipher cipher) {
        this.given = given;
        this.cipher = cipher;
    }

    /** What the record says against it. */
    Optional<Finding> finding(FormSchema form, Answers answers, UUID subjectId) {
        return asked(form, answers)
                .flatMap(field -> given.hindrance(subjectId, number(field, answers))
                        .map(code -> Finding.blocks(field.key(), code)));
    }

    /** Writes it into the record, if it is not there yet. */
    public void keep(FormSchema form, Answers answers, UUID subjectId, String byName) {
        asked(form, answers).ifPresent(field -> given.keep(subjectId, number(field, answers), byName));
    }

    private static Optional<Field> asked(FormSchema form, Answers answers) {
        return form.inputs()
                .filter(field -> field.isCitizenId() && answers.has(field.key()))
                .findFirst();
    }

    private CitizenId number(Field field, Answers answers) {
        return CitizenId.of(cipher.decrypt(String.valueOf(answers.get(field.key()))))
                .orElseThrow();
    }
}

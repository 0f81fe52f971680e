package org.zhengcheng.casework.papers;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.document.Paper;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.Forms;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;

/** Fills papers from cases. */
@Component
class PaperFiller {

    private final Forms forms;
    private final Deadlines deadlines;
    private final People people;
    private final PaperPhotos photos;
    private final PaperWords masked;
    private final PaperWords whole;

    PaperFiller(Forms forms, Deadlines deadlines, People people, PaperPhotos photos, FieldCipher cipher) {
        this.forms = forms;
        this.deadlines = deadlines;
        this.people = people;
        this.photos = photos;
        this.masked = new PaperWords(cipher, false);
        this.whole = new PaperWords(cipher, true);
    }

    /** The paper as it is printed. */
    Filling.Filled fill(Paper paper, CaseFacts facts) {
        return new Filling(this, paper, facts, true).fill();
    }

    /** How far the paper is, without asking the database for more than is known. */
    Filling.Filled look(Paper paper, CaseFacts facts) {
        return new Filling(this, paper, facts, false).fill();
    }

    Forms forms() {
        return forms;
    }

    PaperWords words(CaseFacts facts) {
        return facts.whole() ? whole : masked;
    }

    PaperPhotos photos() {
        return photos;
    }

    Person person(CaseFacts facts) {
        return people.find(facts.file().personId()).orElseThrow();
    }

    /** The day before which the periods of a step forbid it. */
    Optional<LocalDate> notBefore(Step step, History history) {
        return Deadlines.notBefore(deadlines.of(step, history, null));
    }

    /** The field of a step as its form asks for it; for the kind of gap that is left. */
    Optional<Field> field(Step step, String key) {
        return step.field(key);
    }
}

package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("一百多种恶意文字，填进每一张表的每一栏：不执行、不写出、不泄露，也不出错")
class FieldsTest extends HostileTest {

    /** So many texts a form is tried with; a third of all, so that each comes to many forms. */
    private static final int EACH = 41;

    private int sent;
    private int turn;

    @Test
    void whateverIsTypedIntoAFormIsKeptOrRefusedAndNeverRun() {
        aCaseIsOpen();
        List<String> texts = Hostile.all();
        assertThat(texts).hasSizeGreaterThan(120).doesNotHaveDuplicates();
        for (Map.Entry<String, List<String>> one : pages().entrySet()) {
            for (String path : one.getValue()) {
                Page page = as(one.getKey()).get(path);
                assertThat(page.status()).as("%s by %s", path, one.getKey()).isEqualTo(200);
                int forms = formsOf(page).size();
                for (int i = 0; i < forms; i++) {
                    fillIn(one.getKey(), path, i, texts, turn++ * EACH);
                }
            }
        }
        assertThat(sent).as("forms sent").isGreaterThan(150);
        pages().forEach((who, paths) -> paths.forEach(path -> assertInert(as(who).get(path), "everything")));
        assertInert(as("secretary").get("/cases/" + walk.caseId()), "everything");
        assertInert(as("applicant").get("/me/record"), "everything");
        assertInert(as("secretary").get("/people/changes"), "everything");
        assertInert(as("applicant").get("/notices"), "everything");
        assertNothingWasMade();
    }

    /** Of all texts the next ones go into the fields of the form, one after the other. */
    private void fillIn(String who, String path, int which, List<String> texts, int first) {
        int next = first;
        while (next < first + EACH) {
            List<Form> forms = formsOf(as(who).get(path));
            if (which >= forms.size()) {
                return;
            }
            Form form = forms.get(which);
            List<String> fields = typedInto(form);
            if (fields.isEmpty()) {
                return;
            }
            StringBuilder written = new StringBuilder();
            for (String field : fields) {
                String text = texts.get(next++ % texts.size());
                form.set(field, text);
                written.append(field)
                        .append('=')
                        .append(text, 0, Math.min(80, text.length()))
                        .append('\n');
            }
            sent++;
            assertInert(form.sendToCheck(), who + " " + path + "\n" + written);
        }
    }

    @Test
    void whatAPageHidesInAFormIsNoMoreTrusted() {
        aCaseIsOpen();
        for (Map.Entry<String, List<String>> one : pages().entrySet()) {
            for (String path : one.getValue()) {
                int forms = formsOf(as(one.getKey()).get(path)).size();
                for (int i = 0; i < forms; i++) {
                    for (String text : List.of(
                            "",
                            "'",
                            "${7919*104729}",
                            "99999999999999999999",
                            UUID.randomUUID().toString())) {
                        Form form = formsOf(as(one.getKey()).get(path)).get(i);
                        form.names().stream()
                                .filter(name -> !name.equals("_csrf")
                                        && form.input(name).attr("type").matches("hidden|radio|checkbox|"))
                                .forEach(name -> form.set(name, text));
                        assertInert(form.sendToCheck(), one.getKey() + " " + path + " hidden=" + text);
                    }
                }
            }
        }
        assertNothingWasMade();
    }
}

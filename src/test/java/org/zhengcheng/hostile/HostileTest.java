package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** A town, a case in it and everybody's pages with forms, for tests that write into them what nobody should. */
abstract class HostileTest extends ApplicationTest {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    Town town;
    Walk walk;

    void aCaseIsOpen() {
        clock.set(TODAY);
        town = newTown();
        administrator("system", "admin");
        administrator("security", "security-admin");
        administrator("audit", "auditor");
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    private void administrator(String who, String post) {
        town.person(who, "county", null, LocalDate.of(1980, 1, 1));
        town.post(who, "county", post);
    }

    /** Who has which pages with something to fill in. */
    Map<String, List<String>> pages() {
        String branch = town.organizationId("branch").toString();
        String applicant = town.id("applicant").toString();
        Map<String, List<String>> pages = new HashMap<>();
        pages.put("applicant", List.of("/me/record/change?field=job", "/me/record/change?field=name", "/settings"));
        pages.put(
                "secretary",
                List.of(
                        "/",
                        "/cases",
                        walk.stepPath(),
                        "/people",
                        "/people/new",
                        "/people/" + applicant + "/change",
                        "/absences/new?organization=" + branch,
                        "/relatives",
                        "/organizations",
                        "/paper-cases",
                        "/sheets/people",
                        "/me/confirm"));
        pages.put(
                "organiser",
                List.of(
                        "/reviews/" + town.organizationId("street") + "/annual-analysis",
                        "/people",
                        "/rounds/new/democratic-evaluation",
                        "/rounds/new/secretary-report"));
        pages.put("officer", List.of("/organizations/" + branch + "/posts/new"));
        pages.put("security", List.of("/accounts", "/accounts/new?person=" + applicant, "/accounts/new/person"));
        pages.put(
                "system",
                List.of("/organizations/" + branch + "/acts/rename", "/calendar/change?year=2043", "/comparison/mend"));
        pages.put("audit", List.of("/ledger"));
        return pages;
    }

    /** The forms in the middle of a page, as a browser finds them. */
    static List<Form> formsOf(Page page) {
        List<Form> found = new ArrayList<>();
        for (Element form : page.html().select("main form")) {
            found.add(page.form(form.cssSelector()));
        }
        return found;
    }

    /** The names of what somebody may type into freely. */
    static List<String> typedInto(Form form) {
        return form.names().stream()
                .filter(name -> {
                    Element input = form.input(name);
                    String type = input.attr("type");
                    return input.normalName().equals("textarea")
                            || input.normalName().equals("input")
                                    && List.of("", "text", "search", "email", "tel", "date", "number", "url")
                                            .contains(type);
                })
                .sorted()
                .toList();
    }

    /** Whatever was sent was not run: nothing is computed, made, or taken for markup. */
    static void assertInert(Page page, String sent) {
        assertThat(page.status()).as("%s after %s", page.uri(), sent).isLessThan(500);
        assertThat(page.html().outerHtml())
                .as("%s after %s", page.uri(), sent)
                .doesNotContain(Hostile.ANSWER)
                .doesNotContain("argon2id", "root:x:", "PSQLException", "SQLException");
        // An address that is too long is refused by the server itself, with a style of its own and nothing of the
        // address.
        String style = page.html().select("main").isEmpty() && page.status() == 400 ? "" : ", style";
        assertThat(page.html()
                        .select("canary, [onerror], [onload], [onfocus], [onbegin], [onmouseover], iframe, base, math"
                                + ", meta[http-equiv], script:not([src]), form[action*=canary], link[href*=canary]"
                                + ", a[href^=javascript], a[href^=data]"
                                + style))
                .as("%s after %s", page.uri(), sent)
                .isEmpty();
    }

    void assertNothingWasMade() {
        assertThat(Path.of(Hostile.FILE)).doesNotExist();
        assertThat(superuser
                        .jdbc()
                        .sql("select to_regclass('canary') is null")
                        .query(Boolean.class)
                        .single())
                .as("no table was made")
                .isTrue();
    }

    Browser as(String who) {
        return town.as(who);
    }
}

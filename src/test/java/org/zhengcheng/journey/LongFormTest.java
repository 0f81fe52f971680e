package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.form.Field;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("入党志愿书填得再满，也交得上")
class LongFormTest extends JourneyTest {

    private static final int MOST_FILES = 20;

    @Test
    void everyRowOfEveryTableAndTwentyFilesWithLongNamesAreTaken() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40))
                .take("secretary", "committee-review", "pass")
                .take("organiser", "parent-prereview", "pass");
        Form form = walk.fillWhole(walk.page("applicant").step(), "pass", Map.of("aspiration", "长".repeat(5000)));
        forms.shipped()
                .find("member-development/fill-admission-form")
                .orElseThrow()
                .inputs()
                .filter(field -> field.type() == Field.Type.DYNAMICLIST)
                .forEach(field -> IntStream.range(1, field.most()).forEach(row -> copyFirstRow(form, field, row)));
        form.withoutUpload("signedForm");
        IntStream.range(0, MOST_FILES).forEach(n -> form.upload("signedForm", "签".repeat(240) + n + ".pdf", pdf(n)));

        Page after = form.send();
        assertThat(after.errors()).isEmpty();
        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(walk.openStep()).isEqualTo("first-introducer-opinion");
        assertThat(walk.page("contact").html().select(".answers a[href*=/files/]"))
                .as("the names keep their ending")
                .filteredOn(link -> link.text().matches("签+\\d*\\.pdf"))
                .hasSize(MOST_FILES);
    }

    /** No two alike: the same file chosen twice is one. */
    private static byte[] pdf(int number) {
        return (new String(Form.PDF, StandardCharsets.US_ASCII) + "%" + number + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void copyFirstRow(Form form, Field field, int row) {
        for (Field cell : field.children()) {
            form.set(field.key() + "[" + row + "]." + cell.key(), form.value(field.key() + "[0]." + cell.key()));
        }
    }
}

package org.zhengcheng.organization.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.organization.Administrator;

@DisplayName("权限表：写在纸上的和代码里的是同一张")
class RightsTableTest {

    private static final Path PAPER = Path.of("docs/rights.md");

    /** Whoever changes a right changes the paper too, and sees both in one comparison. */
    @Test
    void thePaperSaysWhatTheTableSays() throws IOException {
        String rows = RightsTable.all().stream()
                .map(right -> "| %s | %s | %s |"
                        .formatted(
                                right.verb(), right.relation(), right.capacity().id()))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(PAPER)).contains(rows);
        assertThat(Files.readAllLines(PAPER).stream().filter(line -> line.matches("\\| [A-Z_]+ \\|.*")))
                .hasSize(RightsTable.all().size());
    }

    @Test
    @DisplayName("同一项权限不写两次")
    void nothingIsGrantedTwice() {
        assertThat(RightsTable.all()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("三员分立：任何管理员的权限，别的人都没有；管理员对案件没有任何权限")
    void noAdministratorsRightIsAnybodyElsesAndNoneConcernsACase() {
        for (Right right : RightsTable.all()) {
            if (right.capacity() instanceof Administrator) {
                assertThat(right.relation()).isEqualTo(Relation.EVERYWHERE);
                assertThat(RightsTable.all().stream()
                                .filter(other -> other.verb() == right.verb())
                                .map(Right::capacity)
                                .filter(Administrator.class::isInstance))
                        .as("administrators who may %s", right.verb())
                        .containsExactly(right.capacity());
            }
        }
        assertThat(RightsTable.all().stream().filter(right -> right.relation() == Relation.EVERYWHERE))
                .isNotEmpty()
                .allMatch(right -> right.capacity() instanceof Administrator);
    }
}

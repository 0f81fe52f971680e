package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/security.md 不说空话：点名的测试都在，没有测试的照实写，数目对得上")
class SecurityDocTest {

    private static final String TEXT = Sources.text(Path.of("docs", "security.md"));
    private static final Pattern ROW = Pattern.compile(
            "^\\| ([\\d.]+)(?:–([\\d.]+))? \\| ([^|]+) \\| (met|read|partly|not met|operator|n/a) \\| ([^|]+)"
                    + " \\|([^|]*)\\|$",
            Pattern.MULTILINE);
    private static final Pattern COUNT =
            Pattern.compile("^\\| (met|read|partly|not met|operator|n/a) \\| (\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");

    private static final Set<String> TESTS = Sources.files(Path.of("src/test/java"), ".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    @Test
    void everyTestThatIsNamedExists() {
        List<String> named = CLASS.matcher(TEXT)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(TESTS).containsAll(named);
    }

    @Test
    void whateverIsSaidToBeProvenNamesATest() {
        Matcher rows = ROW.matcher(TEXT);
        List<String> withoutProof = new ArrayList<>();
        int found = 0;
        while (rows.find()) {
            found++;
            boolean isProven = CLASS.matcher(rows.group(6)).find();
            boolean byTheBuild = rows.group(5).contains(".ci/run");
            if (rows.group(4).equals("met") && !isProven && !byTheBuild) {
                withoutProof.add(rows.group(1));
            }
        }
        assertThat(found).as("rows").isGreaterThan(150);
        assertThat(withoutProof).as("met, but no test is named").isEmpty();
    }

    @Test
    void everyLineOfTheTablesIsReadAndNoNumberComesTwice() {
        List<String> lines = TEXT.lines()
                .filter(line -> line.matches("\\| \\d+\\.\\d+\\..*"))
                .toList();
        List<String> read = ROW.matcher(TEXT).results().map(row -> row.group(1)).toList();
        assertThat(read).hasSameSizeAs(lines).doesNotHaveDuplicates();
        Map<String, Integer> said = new HashMap<>();
        COUNT.matcher(TEXT).results().forEach(count -> said.put(count.group(1), Integer.valueOf(count.group(2))));
        assertThat(said).hasSize(6);
        assertThat(said.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(253);
    }
}

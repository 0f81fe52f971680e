package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("前端的包：就是清单里的那些文件，由现在的源文件做成，各家的许可都在")
class FrontendTest {

    private static final Path VENDOR = Sources.SCRIPTS.resolve("vendor");
    private static final Path FRONTEND = Path.of("frontend");

    @Test
    @DisplayName("每个文件和清单上的摘要一致；改了源文件就要重做（在frontend里运行npm ci、npm run build）")
    void everyFileIsTheOneThatWasBuilt() throws Exception {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(VENDOR.resolve("SHA256SUMS"))) {
            listed.put(line.substring(66), line.substring(0, 64));
        }
        Map<String, String> found = new TreeMap<>();
        for (Path file : there()) {
            found.put(file.toString().replace('\\', '/'), digest(file));
        }
        assertThat(found).hasSizeGreaterThan(20).isEqualTo(listed);
    }

    @Test
    @DisplayName("画布的商标留着，许可写明")
    void theLicencesAreThereAndTheMarkStaysVisible() {
        assertThat(Sources.text(VENDOR.resolve("LICENSES.txt"))).contains("bpmn-js ", "bpmn.io", "diagram-js ", "MIT");
        assertThat(Sources.text(VENDOR.resolve("diagram-editor.js"))).contains("bjs-powered-by");
        assertThat(Sources.text(VENDOR.resolve("diagram-editor.css")))
                .doesNotContainPattern("bjs-powered-by[^}]*(display:\\s*none|visibility:\\s*hidden|opacity:\\s*0[;}])");
        assertThat(Sources.text(VENDOR.resolve("LICENSES.txt"))).contains("@bpmn-io/form-js-editor ");
        assertThat(Sources.text(VENDOR.resolve("form-editor.js"))).contains("fjs-powered-by");
        assertThat(Sources.text(VENDOR.resolve("form-editor.css")))
                .doesNotContainPattern("fjs-powered-by[^}]*(display:\\s*none|visibility:\\s*hidden|opacity:\\s*0[;}])");
    }

    @Test
    @DisplayName("表单的画布不带表达式的语言，也不向外报告")
    void theCanvasOfFormsEvaluatesNothingAndReportsToNobody() {
        assertThat(Sources.text(VENDOR.resolve("LICENSES.txt"))).doesNotContain("feelin ", "telemetry", "codemirror");
        assertThat(Sources.text(VENDOR.resolve("form-editor.js")))
                .doesNotContain("eval(", "new Function", "sendBeacon");
    }

    @Test
    @DisplayName("装包时不运行别人的脚本，每个包都定了版本")
    void installingRunsNothingAndEveryVersionIsFixed() {
        assertThat(Sources.text(FRONTEND.resolve(".npmrc"))).contains("ignore-scripts=true");
        assertThat(Sources.text(FRONTEND.resolve("package.json"))).doesNotContainPattern("\": \"[\\^~*>]");
        assertThat(Sources.text(FRONTEND.resolve("package-lock.json"))).contains("\"integrity\": \"sha512-");
    }

    /** What was built, and what it was built of. */
    private static Iterable<Path> there() throws IOException {
        try (Stream<Path> built = Files.list(VENDOR);
                Stream<Path> sources = Stream.of("src", "moddle")
                        .map(FRONTEND::resolve)
                        .flatMap(folder -> Sources.files(folder, "").stream())
                        .filter(Files::isRegularFile)) {
            return Stream.of(
                            built.filter(file -> !file.endsWith("SHA256SUMS")),
                            sources,
                            Stream.of("build.mjs", "package.json", "package-lock.json")
                                    .map(FRONTEND::resolve))
                    .flatMap(files -> files)
                    .toList();
        }
    }

    private static String digest(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

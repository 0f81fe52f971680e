package org.zhengcheng.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.casework.definition.DiagramFuzz;
import org.zhengcheng.hostile.Acts;
import org.zhengcheng.hostile.EvaluatedPlaces;
import org.zhengcheng.hostile.EvaluatedPlaces.Smuggled;
import org.zhengcheng.material.UploadFuzz;

/**
 * Lets Jazzer think of files for as long as it is given, led by which branches of the code they reach. By hand and
 * never in a build: {@code ./mvnw -Pfuzz test -Dtest=Fuzzing -Dfuzz.seconds=300}. What it has learnt stays in
 * {@code target/fuzz}.
 */
@DisplayName("模糊测试：读流程图的和辨认上传文件的，给什么都不会出错、不会放过")
class Fuzzing {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);

    private static final String SOUND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
              xmlns:zc="https://zhengcheng.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
              id="d" targetNamespace="https://zhengcheng.org/processes"><process id="p" name="x" isExecutable="true">
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
            <userTask id="t" name="t" flowable:formKey="a/b" flowable:candidateGroups="a,b"><documentation>x</documentation>
            <extensionElements><zc:step en="x"/></extensionElements></userTask>
            <sequenceFlow id="b" sourceRef="t" targetRef="g"/><exclusiveGateway id="g"/>
            <sequenceFlow id="c" sourceRef="g" targetRef="e"><conditionExpression xsi:type="tFormalExpression">${outcome == 'pass'}</conditionExpression></sequenceFlow>
            <endEvent id="e"/></process><bpmndi:BPMNDiagram id="i"><bpmndi:BPMNPlane id="l" bpmnElement="p">
            <bpmndi:BPMNShape id="h" bpmnElement="t"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>
            </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>
            """;

    /** Words a diagram is made of, so that the fuzzer need not guess them letter by letter. */
    private static final List<String> WORDS = List.of(
            "userTask",
            "scriptTask",
            "serviceTask",
            "callActivity",
            "subProcess",
            "extensionElements",
            "documentation",
            "flowable:",
            "zc:",
            "xmlns:",
            "xsi:type",
            "id=",
            "name=",
            "sourceRef=",
            "targetRef=",
            "isExecutable=",
            "<!DOCTYPE",
            "<!ENTITY",
            "<![CDATA[",
            "]]>",
            "<?xml",
            "&#",
            "${",
            "#{",
            "executionListener",
            "expression=",
            "multiInstanceLoopCharacteristics",
            "conditionExpression",
            "BPMNShape",
            "\\x00",
            "\\xEF\\xBB\\xBF");

    @Test
    void theReaderOfDiagrams() throws Exception {
        Path seeds = folder("diagram", "seeds");
        Files.writeString(seeds.resolve("sound"), SOUND);
        int number = 0;
        for (Smuggled hostile : Stream.concat(EvaluatedPlaces.all(), Acts.all()).toList()) {
            if (hostile.text().length() < 4000) {
                Files.writeString(seeds.resolve("hostile" + number++), hostile.text());
            }
        }
        Path dictionary = folder("diagram", "").resolve("words");
        Files.write(dictionary, WORDS.stream().map(word -> "\"" + word + "\"").toList());
        fuzz(
                "diagram",
                DiagramFuzz.class,
                "org.zhengcheng.casework.definition.**:org.zhengcheng.language.**:org.flowable.bpmn.**",
                List.of("-dict=" + dictionary, "-max_len=6000"));
    }

    @Test
    void theSnifferOfUploads() throws Exception {
        Path seeds = folder("upload", "seeds");
        for (String kind : List.of("png", "jpg", "gif", "bmp")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), kind, bytes);
            Files.write(seeds.resolve(kind), bytes.toByteArray());
        }
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(seeds.resolve("pdf").toFile());
        }
        Files.write(seeds.resolve("zip"), new byte[] {'P', 'K', 3, 4});
        Files.write(seeds.resolve("html"), "<html><script>x</script>".getBytes(StandardCharsets.UTF_8));
        fuzz(
                "upload",
                UploadFuzz.class,
                "org.zhengcheng.material.**:org.apache.tika.**:org.apache.pdfbox.**",
                List.of("-max_len=20000"));
    }

    private static void fuzz(String name, Class<?> target, String instrumented, List<String> more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "15",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + instrumented,
                "--custom_hook_includes=" + instrumented,
                "--reproducer_path=" + folder(name, ""),
                "-artifact_prefix=" + folder(name, "") + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=60",
                "-rss_limit_mb=3000",
                "-print_final_stats=1"));
        command.addAll(more);
        command.add(folder(name, "learnt").toString());
        command.add(folder(name, "seeds").toString());
        Path log = folder(name, "").resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(SECONDS + 240L, TimeUnit.SECONDS))
                .as("it ends in time")
                .isTrue();
        assertThat(process.exitValue()).as("nothing is found; see %s", log).isZero();
    }

    private static Path folder(String name, String inner) throws IOException {
        return Files.createDirectories(Path.of("target", "fuzz", name, inner).toAbsolutePath());
    }
}

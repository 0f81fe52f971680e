package org.zhengcheng.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.aop.framework.DefaultAopProxyFactory;
import org.springframework.beans.PropertyValue;
import org.zhengcheng.hostile.Canary;
import org.zhengcheng.hostile.Lab;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** A process with no other fence in it: it asks for objects and files as plainly as can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第三道防线：进程本身不把字节变成别的类的对象，也不取外部实体")
class ProcessFenceTest {

    private static final Path OPTIONS = Path.of("deploy/jvm.options").toAbsolutePath();

    private final Canary canary = new Canary();

    @TempDir
    private static Path folder;

    private Map<String, String> bare;
    private boolean bareSang;
    private Map<String, String> withOptions;
    private Map<String, String> raised;
    private boolean sang;

    @BeforeAll
    void letThemTry() throws Exception {
        for (Map.Entry<String, Object> object : objects().entrySet()) {
            Files.write(folder.resolve(object.getKey() + ".ser"), bytes(object.getValue()));
        }
        String secret = canary.secret().toUri().toString();
        write("file.xml", "<!DOCTYPE x [<!ENTITY y SYSTEM '" + secret + "'>]><x>&y;</x>");
        write("address.xml", "<!DOCTYPE x [<!ENTITY y SYSTEM '" + canary.address() + "/y'>]><x>&y;</x>");
        write("doctype.xml", "<!DOCTYPE x SYSTEM '" + canary.address() + "/x.dtd'><x>y</x>");
        write("parameter.xml", "<!DOCTYPE x [<!ENTITY % y SYSTEM '" + canary.address() + "/y'> %y;]><x>y</x>");
        write(
                "import.xsd",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:import namespace='urn:x' schemaLocation='"
                        + canary.address() + "/x.xsd'/></xs:schema>");
        write(
                "import.xsl",
                "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:import href='"
                        + canary.address() + "/x.xsl'/></xsl:stylesheet>");
        bare = run(List.of(), false);
        bareSang = canary.sang();
        canary.quiet();
        withOptions = run(List.of("@" + OPTIONS), false);
        raised = run(List.of(), true);
        sang = canary.sang();
    }

    @AfterAll
    void close() throws IOException {
        canary.close();
    }

    static Stream<String> everyObject() {
        return objects().keySet().stream().filter(name -> !name.startsWith("session"));
    }

    static Stream<String> everySessionObject() {
        return objects().keySet().stream().filter(name -> name.startsWith("session"));
    }

    /** The control: without the fence the objects are there, the file is read and the address is called. */
    @Test
    void aProcessAsItComesDoesIt() {
        assertThat(everyObject().map(name -> bare.get(name + ".ser")).filter(said -> said.startsWith("READ")))
                .as(bare.toString())
                .hasSizeGreaterThan(8);
        assertThat(bare.get("file.xml DOM")).contains(Canary.SECRET);
        assertThat(bareSang).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyObject")
    void anObjectThatNoSessionHoldsIsNotMade(String name) {
        for (Map<String, String> said : List.of(withOptions, raised)) {
            assertThat(said.get(name + ".ser")).startsWith("REFUSED").contains("filter status: REJECTED");
        }
    }

    @ParameterizedTest
    @MethodSource("everySessionObject")
    void whatSessionsHoldIsMade(String name) {
        for (Map<String, String> said : List.of(withOptions, raised)) {
            assertThat(said.get(name + ".ser")).startsWith("READ");
        }
    }

    @Test
    void noParserFetchesAnything() {
        for (Map<String, String> said : List.of(withOptions, raised)) {
            assertThat(said.values()).noneMatch(word -> word.contains(Canary.SECRET));
            assertThat(said.keySet().stream().filter(name -> name.matches("[a-z]+\\.x\\w+ .+")))
                    .hasSize(18)
                    .filteredOn(name -> !name.contains("StAX"))
                    .allSatisfy(name -> assertThat(said.get(name)).as(name).startsWith("REFUSED"));
        }
        assertThat(sang).as("nobody called").isFalse();
    }

    @Test
    void whatTheMachineShouldForbidIsSaid() {
        assertThat(ProcessFence.missing(
                        List.of("Uid:\t0\t0\t0\t0", "NoNewPrivs:\t0", "CapEff:\t000001ffffffffff", "Seccomp:\t0")))
                .hasSize(4);
        assertThat(ProcessFence.missing(List.of(
                        "Uid:\t998\t998\t998\t998", "NoNewPrivs:\t1", "CapEff:\t0000000000000000", "Seccomp:\t2")))
                .isEmpty();
    }

    @Test
    void theUnitAndTheContainerStartTheJvmWithTheseOptions() throws IOException {
        String unit = Files.readString(Path.of("deploy/zhengcheng.service"));
        assertThat(unit)
                .contains(
                        "java @/opt/zhengcheng/jvm.options -jar",
                        "\nNoNewPrivileges=yes\n",
                        "\nNoExecPaths=/\n",
                        "\nExecPaths=/usr/lib/jvm ",
                        "\nProtectSystem=strict\n",
                        "\nRestrictAddressFamilies=AF_INET AF_INET6\n",
                        "\nIPAddressDeny=any\n",
                        "\nCapabilityBoundingSet=\n");
        assertThat(Files.readString(Path.of("deploy/Containerfile")))
                .contains("USER 10001:10001", "\"@/opt/zhengcheng/jvm.options\"", "distroless")
                .doesNotContain("RUN ", "/bin/sh");
        assertThat(ProcessFence.settings().get("jdk.serialFilter")).endsWith(";!*");
    }

    private static Map<String, Object> objects() {
        Map<String, Object> objects = new LinkedHashMap<>();
        objects.put("file", new File("/etc/passwd"));
        objects.put("point", new Point(1, 2));
        objects.put("expression", new BadAttributeValueExpException("x"));
        objects.put("data-source", new PGSimpleDataSource());
        objects.put("property", new PropertyValue("a", "b"));
        objects.put("proxy-factory", new DefaultAopProxyFactory());
        objects.put("inside-a-map", new HashMap<>(Map.of("key", new File("x"))));
        objects.put("inside-a-list", new ArrayList<>(List.of("a", new Point(3, 4))));
        objects.put("lambda", (Comparator<String> & Serializable) (a, b) -> 0);
        PriorityQueue<String> queue = new PriorityQueue<>((Comparator<String> & Serializable) (a, b) -> 0);
        queue.add("a");
        queue.add("b");
        objects.put("queue", queue);
        objects.put(
                "proxy",
                Proxy.newProxyInstance(
                        ProcessFenceTest.class.getClassLoader(),
                        new Class<?>[] {Comparable.class},
                        (InvocationHandler & Serializable) (proxy, method, arguments) -> 0));
        objects.put("long-array", new Object[200_000]);
        objects.put("deep", deep());
        objects.put("session-text", new Text("甲", "A"));
        objects.put("session-actor", new Actor(UUID.randomUUID(), UUID.randomUUID(), "a", "甲"));
        objects.put("session-map", new HashMap<>(Map.of("a", new ArrayList<>(List.of(1, 2L, true, Locale.CHINESE)))));
        return objects;
    }

    /** Sets in sets that take for ever to be put together again. */
    private static Set<Object> deep() {
        Set<Object> root = new HashSet<>();
        Set<Object> at = root;
        for (int i = 0; i < 60; i++) {
            Set<Object> inner = new HashSet<>();
            at.add(inner);
            at = inner;
        }
        return root;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> run(List<String> options, boolean raise) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lab.class.getName(), folder.toString()));
        if (raise) {
            command.add("raise");
        }
        Path output = Files.createTempFile("lab", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Map<String, String> said = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                said.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        Files.delete(output);
        return said;
    }
}

package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("封印送到外面，送不到就再送并看得见；一个案件的证明不露别的案件")
class SealPlacesTest {

    private static final LedgerChain ONE = LedgerChain.ofCase(new UUID(1, 1));
    private static final LedgerChain OTHER = LedgerChain.ofCase(new UUID(1, 2));

    @Test
    void everySealIsInTheFolderWithTheHashesItCovers() throws IOException {
        OwnLedger own = OwnLedger.begin();
        own.append(ONE, "begun");
        own.append(OTHER, "begun");
        Seal seal = own.seal();
        assertThat(own.sealFolder().resolve("seal-00000001.txt"))
                .hasContent(seal.file().strip());
        assertThat(Files.size(own.sealFolder().resolve("seal-00000001.leaves"))).isEqualTo(2 * 32);
        assertThat(own.sealFolder().resolve("public.pem"))
                .hasContent(own.key().publicPem().strip());
    }

    @Test
    void aFolderThatHoldsAnotherSealOfThatNumberIsNotWrittenOver() throws IOException {
        OwnLedger own = OwnLedger.begin();
        Files.createDirectories(own.sealFolder());
        Files.writeString(own.sealFolder().resolve("seal-00000001.txt"), "another");
        own.seal();
        assertThat(own.sealFolder().resolve("seal-00000001.txt")).hasContent("another");
        assertThat(own.courier().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("folder");
            assertThat(problem.problem()).contains("is there already");
        });
    }

    @Test
    void whatAWebhookRefusesIsTriedAgainLater() throws Exception {
        AtomicInteger answer = new AtomicInteger(500);
        List<String> posted = new CopyOnWriteArrayList<>();
        List<String> signatures = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("X-Zhengcheng-Signature"));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            OwnLedger own = OwnLedger.begin(
                    Suite.SHA256_ED25519,
                    "http://localhost:" + server.getAddress().getPort() + "/seals");
            own.append(ONE, "begun");
            Seal seal = own.seal();
            assertThat(own.courier().places()).containsExactly("folder", "webhook");
            assertThat(own.courier().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.place()).isEqualTo("webhook");
                assertThat(problem.attempts()).isEqualTo(1);
                assertThat(problem.problem()).contains("500");
            });
            own.courier().goRound();
            assertThat(posted).as("not before its time").hasSize(1);

            answer.set(204);
            own.jdbc()
                    .sql("update ledger_delivery set due_at = clock_timestamp()")
                    .update();
            own.courier().goRound();

            assertThat(own.courier().problems()).isEmpty();
            assertThat(posted).hasSize(2).allMatch(seal.file()::equals);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(signatures.get(1))
                    .isEqualTo(HexFormat.of().formatHex(mac.doFinal(seal.file().getBytes(StandardCharsets.UTF_8))));
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    @DisplayName("第三方用同一条命令核验一个案件")
    void oneCaseIsProvedWithoutShowingAnother(Suite suite) throws IOException {
        OwnLedger own = OwnLedger.begin(suite, "");
        for (int n = 0; n < 3; n++) {
            own.append(ONE, "pass");
            own.append(OTHER, "return");
            own.append(LedgerChain.ofPerson(new UUID(9, n)), "seen");
        }
        own.seal();
        own.append(ONE, "pass");
        own.append(OTHER, "return");
        own.seal();
        own.append(ONE, "not sealed yet");
        Path proof = own.proof(ONE);

        assertThat(TamperTest.verify(proof, own.sealFolder(), own.key(), null))
                .startsWith("0 ")
                .contains("5 条");
        assertThat(new String(unzipped(proof), StandardCharsets.UTF_8))
                .contains(ONE.id().toString())
                .doesNotContain(OTHER.id().toString(), new UUID(9, 1).toString(), "return");

        assertThat(TamperTest.verify(
                        altered(proof, "paths.tsv", "2\t1\t", "2\t2\t"), own.sealFolder(), own.key(), null))
                .startsWith("1 ")
                .contains("#2: 不在封印的树里");
        assertThat(TamperTest.verify(
                        altered(proof, "paths.tsv", "[0-9a-f]{4},", "0000,"), own.sealFolder(), own.key(), null))
                .startsWith("1 ");
        OwnLedger stranger = OwnLedger.begin(suite, "");
        assertThat(TamperTest.verify(proof, own.sealFolder(), stranger.key(), null))
                .startsWith("1 ")
                .contains("不是这把密钥签的");
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (zip.getNextEntry() != null) {
                all.writeBytes(zip.readAllBytes());
            }
            return all.toByteArray();
        }
    }

    private static Path altered(Path file, String part, String from, String to) throws IOException {
        Path other = Files.createTempFile("altered", ".zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                String written = entry.getName().equals(part) ? text.replaceFirst(from, to) : text;
                out.write(written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return other;
    }
}

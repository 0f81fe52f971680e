package org.zhengcheng.transfer.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterTown;
import org.zhengcheng.transfer.letter.Letters;

@DisplayName("封装的材料：改动、缺少、多出、冒名、重放的，一律不收")
class ForgedParcelTest extends ApplicationTest {

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "signature.json";
    private static final int FLIPS = 400;

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Forms forms;

    @Autowired
    private SealParcel sealing;

    @Autowired
    private SealKey key;

    @Autowired
    private TrustedSenders senders;

    private LetterTown town;
    private Walk walk;
    private Letter letter;
    private ZipParts parcel;

    @BeforeEach
    void aParcel() throws IOException {
        town = new LetterTown(newTown(), letters, transactions, jdbc);
        walk = new Walk(town.town(), clock, jdbc, forms);
        letter = town.onItsWay(walk);
        town.town().person("system", "county", null, LocalDate.of(1980, 1, 1));
        town.town().post("system", "county", "admin");
        parcel = ZipParts.of(sealed());
    }

    @Test
    void aParcelHoldsTheFileOfTheMemberAndNothingOfItCanBeAltered() throws Exception {
        assertThat(verified(parcel.zip()).letter().number()).isEqualTo(letter.number());
        assertThat(parcel.text(MANIFEST)).contains(town.town().name("applicant"), "受理登记");
        assertThat(parcel.all().keySet())
                .contains("letter.pdf")
                .anyMatch(name -> name.startsWith("files/"))
                .hasSizeGreaterThan(3);

        Map<String, byte[]> forged = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> part : parcel.all().entrySet()) {
            String name = part.getKey();
            byte[] content = part.getValue();
            forged.put(
                    "one bit of " + name,
                    parcel.with(name, flipped(content, content.length / 2)).zip());
            forged.put(
                    "the first byte of " + name,
                    parcel.with(name, flipped(content, 0)).zip());
            forged.put(
                    "the end of " + name,
                    parcel.with(name, Arrays.copyOf(content, content.length - 1))
                            .zip());
            forged.put(
                    "something after " + name,
                    parcel.with(name, Arrays.copyOf(content, content.length + 1))
                            .zip());
            forged.put("without " + name, parcel.without(name).zip());
            forged.put("an empty " + name, parcel.with(name, new byte[0]).zip());
            forged.put(
                    "another name for " + name,
                    parcel.without(name).with(name + "x", content).zip());
        }
        forged.put("one more", parcel.with("files/more.pdf", new byte[] {1}).zip());
        forged.put("one more above", parcel.with("../more.pdf", new byte[] {1}).zip());
        forged.put("a folder", parcel.with("more/", new byte[0]).zip());
        forged.put("a whole number altered", altered("2026-07", "2027-07"));
        forged.put(
                "another name of the member",
                altered(town.town().name("applicant"), town.town().name("contact")));
        forged.put("a longer validity", altered("\"lastOn\":\"", "\"lastOn\":\"9"));
        forged.put("another format", altered("zhengcheng-parcel/1", "zhengcheng-parcel/2"));
        forged.put(
                "a space in the manifest",
                parcel.with(MANIFEST, parcel.text(MANIFEST) + " ").zip());
        forged.put("no zip", "not a zip at all".getBytes(StandardCharsets.UTF_8));
        forged.put("nothing", new byte[0]);
        forged.put("cut off", Arrays.copyOf(parcel.zip(), parcel.zip().length / 2));
        forged.put("two of one name", twice(parcel));
        forged.put(
                "a bomb", parcel.with("letter.pdf", new byte[64 * 1024 * 1024]).zip());
        forged.put("no seal", parcel.with(SIGNATURE, "{}").zip());
        forged.put(
                "an empty seal",
                parcel.with(SIGNATURE, seal(key.fingerprint(), new byte[0])).zip());
        forged.put("no JSON", parcel.with(SIGNATURE, "seal").zip());
        swapped().ifPresent(zip -> forged.put("two files in each other's place", zip));
        forged.forEach((what, zip) -> assertThatThrownBy(() -> verified(zip))
                .as(what)
                .isInstanceOf(ParcelRefused.class)
                .hasMessageStartingWith("parcel.wrong."));
    }

    @Test
    void whereverAByteOfTheFileIsAlteredItIsRefusedOrHoldsTheVerySame() throws Exception {
        byte[] zip = parcel.zip();
        Manifest original = verified(zip);
        Random random = new Random(20260601);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] other = flipped(zip, random.nextInt(zip.length));
            try {
                Path file = ZipParts.file(other);
                assertThat(ParcelZip.verified(file, senders::key)).isEqualTo(original);
                for (Manifest.Enclosure enclosure : original.files()) {
                    assertThat(ParcelZip.content(file, enclosure)).isEqualTo(parcel.get(enclosure.path()));
                }
                Files.delete(file);
            } catch (ParcelRefused asItShould) {
                refused++;
            }
        }
        assertThat(refused).as("most of it matters").isGreaterThan(FLIPS / 2);
    }

    @Test
    void anotherKeySignsForNobody() throws Exception {
        Ed25519PrivateKeyParameters own = new Ed25519PrivateKeyParameters(new SecureRandom());
        byte[] open = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(own.generatePublicKey())
                .getEncoded();
        String fingerprint = SealKey.fingerprint(open);
        String renamed = parcel.text(MANIFEST).replace(key.fingerprint(), fingerprint);
        byte[] unknown = parcel.with(MANIFEST, renamed)
                .with(SIGNATURE, seal(fingerprint, signed(own, renamed)))
                .zip();
        assertThatThrownBy(() -> verified(unknown)).hasMessage("parcel.wrong.sender");
        byte[] inOurName = parcel.with(SIGNATURE, seal(key.fingerprint(), signed(own, parcel.text(MANIFEST))))
                .zip();
        assertThatThrownBy(() -> verified(inOurName)).hasMessage("parcel.wrong.signature");
        // Trusted itself, it cannot say that another sealed it.
        senders.trust("另一个系统", pem(open), town.town().actor("system"));
        byte[] inAnothersName = parcel.with(SIGNATURE, seal(fingerprint, signed(own, parcel.text(MANIFEST))))
                .zip();
        assertThatThrownBy(() -> verified(inAnothersName)).hasMessage("parcel.wrong.format");
        // What was signed for something else is not signed for this.
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, own);
        signer.update(renamed.getBytes(StandardCharsets.UTF_8), 0, renamed.getBytes(StandardCharsets.UTF_8).length);
        byte[] otherPurpose = parcel.with(MANIFEST, renamed)
                .with(SIGNATURE, seal(fingerprint, signer.generateSignature()))
                .zip();
        assertThatThrownBy(() -> verified(otherPurpose)).hasMessage("parcel.wrong.signature");
        assertThat(verified(unknown).sender().fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void aParcelIsTakenInOnceWhileItsLetterIsValidAndItsSenderTrusted() {
        trustOurselves();
        assertThat(send(altered("受理登记", "受理等级")).errors()).containsExactly(said("signature"));
        assertThat(town.town().as("committee").get("/parcels").text()).contains("还没有。");
        clock.set(letter.lastOn().plusDays(1));
        assertThat(send(parcel.zip()).errors()).containsExactly(said("expired"));
        clock.set(letter.lastOn());
        Page taken = send(parcel.zip());
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.text()).contains(town.town().name("applicant"), letter.number(), "受理登记", "仍负管理责任");
        assertThat(send(parcel.zip()).errors()).containsExactly(said("again"));
        assertThat(send(sealedAnew()).errors()).as("the same letter once more").containsExactly(said("again"));

        Page senders = town.town().as("system").get("/parcels/senders");
        senders.form("form[action$=/senders/end]:has([value=" + key.fingerprint() + "])")
                .send();
        assertThat(send(sealedAnew()).errors()).containsExactly(said("sender"));
        trustOurselves();
    }

    @Test
    void onlyReceivingCommitteesTakeParcelsInAndOnlyTheSystemAdministratorTrusts() {
        for (String nobody : List.of("secretary", "applicant", "member", "officer", "system")) {
            assertThat(town.town().as(nobody).get("/parcels").status())
                    .as(nobody)
                    .isEqualTo(404);
        }
        for (String nobody : List.of("secretary", "applicant", "committee", "organiser")) {
            assertThat(town.town().as(nobody).get("/parcels/senders").status())
                    .as(nobody)
                    .isEqualTo(403);
        }
        trustOurselves();
        Page taken = send(parcel.zip());
        for (String nobody : List.of("secretary", "applicant", "other secretary", "system")) {
            assertThat(town.town().as(nobody).get(taken.uri().getPath()).status())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(town.town()
                            .as(nobody)
                            .download(taken.uri().getPath() + "/files/0")
                            .statusCode())
                    .as(nobody)
                    .isEqualTo(404);
        }
        assertThat(town.town()
                        .as("committee")
                        .download(taken.uri().getPath() + "/files/99")
                        .statusCode())
                .isEqualTo(404);
        for (String nobody : List.of("secretary", "applicant", "officer", "other secretary")) {
            String token = town.town().as(nobody).get("/settings").attribute("input[name=_csrf]", "value");
            assertThat(town.town()
                            .as(nobody)
                            .download("/cases/" + walk.caseId() + "/parcel", Map.of("_csrf", token))
                            .statusCode())
                    .as("sealed by " + nobody)
                    .isEqualTo(404);
        }
    }

    private void trustOurselves() {
        Page page = town.town().as("system").get("/parcels/senders");
        assertThat(page.form("form[action$=/senders]")
                        .set("name", "")
                        .set("key", key.publicPem())
                        .send()
                        .errors())
                .containsExactly(said("name"));
        assertThat(page.form("form[action$=/senders]")
                        .set("name", "本系统")
                        .set("key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
                        .send()
                        .errors())
                .containsExactly(said("key"));
        assertThat(page.form("form[action$=/senders]")
                        .set("name", "本系统")
                        .set("key", key.publicPem())
                        .send()
                        .text())
                .contains("本系统", key.fingerprint());
    }

    private Page send(byte[] zip) {
        return town.town()
                .as("committee")
                .get("/parcels")
                .form("form[enctype]")
                .upload("parcel", "parcel.zip", zip)
                .send();
    }

    private String said(String what) {
        return ResourceBundle.getBundle("messages/parcel", Locale.ROOT).getString("parcel.wrong." + what);
    }

    private byte[] sealed() throws IOException {
        Path file = sealing.seal(walk.caseId(), town.town().actor("committee")).file();
        byte[] zip = Files.readAllBytes(file);
        Files.delete(file);
        if (senders.all().stream()
                .noneMatch(sender -> sender.fingerprint().equals(key.fingerprint()) && sender.endedAt() == null)) {
            senders.trust("本系统", key.publicPem(), town.town().actor("system"));
        }
        return zip;
    }

    private byte[] sealedAnew() {
        try {
            Path file =
                    sealing.seal(walk.caseId(), town.town().actor("committee")).file();
            byte[] zip = Files.readAllBytes(file);
            Files.delete(file);
            return zip;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Manifest verified(byte[] zip) throws ParcelRefused {
        return ParcelZip.verified(ZipParts.file(zip), senders::key);
    }

    private byte[] altered(String was, String becomes) {
        assertThat(parcel.text(MANIFEST)).contains(was.equals("2026-07") ? "2026" : was);
        String text = parcel.text(MANIFEST);
        String other = text.contains(was) ? text.replace(was, becomes) : text.replace("2026", "2027");
        return parcel.with(MANIFEST, other).zip();
    }

    private Optional<byte[]> swapped() {
        List<String> files = parcel.all().keySet().stream()
                .filter(name -> name.startsWith("files/"))
                .toList();
        List<String> differ = new ArrayList<>();
        for (String name : files) {
            if (differ.isEmpty() || !Arrays.equals(parcel.get(differ.get(0)), parcel.get(name))) {
                differ.add(name);
            }
        }
        String one = differ.get(0);
        String two = differ.size() > 1 ? differ.get(1) : "letter.pdf";
        return Optional.of(
                parcel.with(one, parcel.get(two)).with(two, parcel.get(one)).zip());
    }

    /** A second letter behind the name of the first: tools of this kind write none, but an archive can have it. */
    private static byte[] twice(ZipParts parcel) {
        byte[] zip = parcel.with("letter.pdx", "forged".getBytes(StandardCharsets.UTF_8))
                .zip();
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace("letter.pdx", "letter.pdf").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] flipped(byte[] content, int at) {
        byte[] other = content.clone();
        other[at] ^= 1;
        return other;
    }

    private static String seal(String fingerprint, byte[] signature) {
        return "{\"fingerprint\":\"" + fingerprint + "\",\"signature\":\""
                + Base64.getEncoder().encodeToString(signature) + "\"}";
    }

    private static byte[] signed(Ed25519PrivateKeyParameters by, String manifest) {
        byte[] message = ("zhengcheng parcel\n" + manifest).getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, by);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private static String pem(byte[] open) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(open)
                + "\n-----END PUBLIC KEY-----\n";
    }
}

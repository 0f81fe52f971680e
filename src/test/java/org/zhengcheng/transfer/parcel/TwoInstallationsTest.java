package org.zhengcheng.transfer.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.zhengcheng.Zhengcheng;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.organization.member.PersonsOnPaper;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.TestClock;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterTown;
import org.zhengcheng.transfer.letter.Letters;

@DisplayName("两个系统：一名党员连同档案、案件和材料从一个系统转到另一个系统")
class TwoInstallationsTest extends ApplicationTest {

    private static final TestClock THERE = new TestClock();

    private static Path folder;
    private static ConfigurableApplicationContext other;

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Forms forms;

    @Autowired
    private SealKey key;

    @Autowired
    private PersonsOnPaper persons;

    /** Another application with a database, files and keys of its own. */
    @BeforeAll
    static void anotherInstallation() throws IOException {
        folder = Files.createTempDirectory("zhengcheng-other");
        other = new SpringApplicationBuilder(Zhengcheng.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(TestClock.class, () -> THERE, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--zhengcheng.data-folder=" + folder,
                        "--zhengcheng.base-url=http://other.test",
                        "--zhengcheng.requests.per-account=1000000",
                        "--zhengcheng.requests.per-address=1000000",
                        "--zhengcheng.sign-in.hash-memory=1024",
                        "--zhengcheng.mail.every=P1D",
                        "--zhengcheng.deadlines.every=P1D",
                        "--zhengcheng.ledger.every=P1D");
    }

    @AfterAll
    static void itEnds() throws IOException {
        other.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void aMemberGoesOverWithAllThatIsOnRecord() throws IOException {
        LetterTown here = new LetterTown(newTown(), letters, transactions, jdbc);
        Walk walk = new Walk(here.town(), clock, jdbc, forms);
        Letter letter = here.onItsWay(walk);
        String number = CitizenId.specimen(LocalDate.of(1998, 5, 20), 977).number();
        here.town()
                .as("secretary")
                .get("/people/" + here.town().id("applicant") + "/change")
                .form("main form")
                .set("citizen_id", number)
                .set("residence", "示范市江南区沿河街道")
                .send();
        assertThat(here.town()
                        .as("committee")
                        .get("/cases/" + walk.caseId() + "/letter")
                        .text())
                .contains("封装随信的电子材料", "不要用普通邮件发送");
        member(here.town().id("applicant"));
        byte[] parcel = here.town()
                .as("committee")
                .download(
                        "/cases/" + walk.caseId() + "/parcel",
                        Map.of(
                                "_csrf",
                                here.town()
                                        .as("committee")
                                        .get("/cases/" + walk.caseId() + "/letter")
                                        .attribute("input[name=_csrf]", "value")))
                .body();
        List<String> sent = jdbc.sql("select f.sha256 from step_file s join stored_file f on f.id = s.file_id"
                        + " where s.case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .list();
        assertThat(sent).isNotEmpty();

        THERE.set(clock.today());
        JdbcClient theirs = other.getBean(JdbcClient.class);
        Town town = new Town(
                theirs,
                other.getBean(PasswordEncoder.class),
                "http://localhost:" + other.getEnvironment().getProperty("local.server.port"));
        town.person("system", "county", null, LocalDate.of(1980, 1, 1));
        town.post("system", "county", "admin");

        assertThat(send(town, parcel).errors())
                .as("the sender is a stranger still")
                .singleElement()
                .asString()
                .contains("没有在这里登记");
        town.as("system")
                .get("/parcels/senders")
                .form("form[action$=/senders]")
                .set("name", "示范市江南区")
                .set("key", key.publicPem())
                .send();
        Page taken = send(town, parcel);
        assertThat(taken.text())
                .contains(here.town().name("applicant"), letter.number(), "受理登记", "每一个文件都核验过")
                .contains("••••" + number.substring(14))
                .doesNotContain(number);
        List<String> received = taken.html().select("a[href*=/files/]").eachAttr("href").stream()
                .map(address -> Sha256.hex(Sha256.digest()
                        .digest(town.as("committee").download(address).body())))
                .toList();
        assertThat(received).containsAll(sent).hasSize(sent.size() + 1);

        assertThat(taken.form("form[action$=/open]").set("branch", "").send().status())
                .isEqualTo(422);
        Page opened = taken.form("form[action$=/open]")
                .choose("branch", town.name("branch"))
                .send();
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        UUID caseId = opened.caseId();
        UUID personId = theirs.sql("select person_id from case_file where id = ?")
                .param(caseId)
                .query(UUID.class)
                .single();
        assertThat(other.getBean(PersonsOnPaper.class).record(personId))
                .containsAllEntriesOf(persons.record(here.town().id("applicant")))
                .containsEntry("citizen_id", number)
                .containsEntry("residence", "示范市江南区沿河街道");
        assertThat(town.as("organiser").get("/cases/" + caseId + "/parcel").text())
                .contains("受理登记");
        assertThat(town.as("secretary").get("/cases/" + caseId + "/parcel").text())
                .as("the branch it goes to reads it with the case")
                .contains("受理登记");
        assertThat(town.as("other secretary")
                        .get("/cases/" + caseId + "/parcel")
                        .status())
                .isEqualTo(404);
        assertThat(other.getBean(Ledger.class).isIntact(caseId)).isTrue();

        Form written = opened.step();
        assertThat(written.value("outcome")).isEqualTo("pass");
        assertThat(written.value("sender")).isEqualTo(letter.content().committee());
        assertThat(written.value("letterNumber")).isEqualTo(letter.number());
        assertThat(written.value("letterUntil")).isEqualTo(letter.lastOn().toString());
        assertThat(written.value("duesPaidUntil"))
                .isEqualTo(letter.content().duesPaidUntil().toString());
        assertThat(written.value("membership")).isEqualTo("full");
        assertThat(written.value("joinedDate")).isEqualTo("2017-07-01");
        assertThat(written.value("fullDate")).isEqualTo("2018-07-01");
        assertThat(opened.text("main")).as("the letter is handed in with it").contains(letter.number() + ".pdf");
        assertThat(written.send().taken()).as("nothing has to be typed").isPresent();
        Walk on = new Walk(town, THERE, theirs, other.getBean(Forms.class)).with(caseId);
        on.take("secretary", "accept-incoming", "pass");
        assertThat(theirs.sql("select standing from person where id = ?")
                        .param(personId)
                        .query(String.class)
                        .single())
                .isEqualTo("FULL");
    }

    private void member(UUID person) {
        jdbc.sql("update person set standing = 'FULL', standing_since = '2018-07-01' where id = ?")
                .param(person)
                .update();
        for (Map.Entry<String, String> was :
                Map.of("PROBATIONARY", "2017-07-01", "FULL", "2018-07-01").entrySet()) {
            jdbc.sql("insert into standing_change (person_id, standing, since, recorded_at)"
                            + " values (?, ?, cast(? as date), now())")
                    .params(person, was.getKey(), was.getValue())
                    .update();
        }
    }

    private static Page send(Town town, byte[] parcel) {
        return town.as("committee")
                .get("/parcels")
                .form("form[enctype]")
                .upload("parcel", "parcel.zip", parcel)
                .send();
    }
}

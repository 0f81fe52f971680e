package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.consequence.StepClosed;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.organization.Role;

@DisplayName("待办里有什么、按什么排、怎么找：只有本人岗位上的事，超期在前")
class InboxTest extends WaitingTest {

    @Autowired
    private Inbox inbox;

    @Test
    @DisplayName("超期在前，再按日期；没有期限的在最后；分三组，各有其数")
    void overdueComesFirstThenByDate() {
        String never = item().open(events);
        String later = item().due(TODAY.plusDays(8)).open(events);
        String seventh = item().due(TODAY.plusDays(7)).open(events);
        String today = item().due(TODAY).open(events);
        String yesterday = item().due(TODAY.minusDays(1)).open(events);
        String longAgo = item().due(TODAY.minusYears(1)).open(events);

        InboxPage page = page("secretary");
        assertThat(tasks(page)).containsExactly(longAgo, yesterday, today, seventh, later, never);
        assertThat(page.groups().get(Group.OVERDUE)).extracting(Item::taskId).containsExactly(longAgo, yesterday);
        assertThat(page.groups().get(Group.WEEK)).extracting(Item::taskId).containsExactly(today, seventh);
        assertThat(page.groups().get(Group.LATER)).extracting(Item::taskId).containsExactly(later, never);
        assertThat(page.waiting().overdue()).isEqualTo(2);
        assertThat(page.waiting().all()).isEqualTo(6);
        assertThat(page.items()).extracting(Item::days).containsExactly(365L, 1L, 0L, 7L, 8L, 0L);
    }

    @Test
    @DisplayName("灯：超期、七天之内、在期限内；还不能办的是锁")
    void lightSaysHowItStands() {
        item().due(TODAY.minusDays(1)).notBefore(TODAY.plusDays(1)).open(events);
        item().due(TODAY.plusDays(7)).open(events);
        item().due(TODAY.plusDays(7)).notBefore(TODAY.plusDays(1)).open(events);
        item().due(TODAY.plusDays(8)).open(events);
        item().due(TODAY.plusDays(9)).notBefore(TODAY.plusDays(1)).open(events);
        assertThat(page("secretary").items())
                .extracting(Item::light)
                .containsExactlyInAnyOrder(Light.OVERDUE, Light.SOON, Light.NOT_YET, Light.ON_TIME, Light.NOT_YET);
    }

    @Test
    @DisplayName("每一步有自己的提前量：三十天的提前三十天亮；暂停的不亮")
    void everyStepHasItsOwnLeadTime() {
        item().due(TODAY.plusDays(30)).lead(30).open(events);
        item().due(TODAY.plusDays(31)).lead(30).open(events);
        item().due(TODAY.plusDays(2)).lead(1).open(events);
        item().pausedOn(TODAY.minusDays(3)).open(events);
        assertThat(page("secretary").items())
                .extracting(Item::light)
                .containsExactlyInAnyOrder(Light.SOON, Light.ON_TIME, Light.ON_TIME, Light.PAUSED);
    }

    @Test
    @DisplayName("只看快到期的，已超期的永远在内，数目也算在内")
    void whatIsOverdueNeverDropsOutOfWhatIsSoonDue() {
        String longAgo =
                item().due(TODAY.minusYears(3)).notBefore(TODAY.plusDays(5)).open(events);
        String soon = item().due(TODAY.plusDays(25)).lead(30).open(events);
        String today = item().due(TODAY).lead(1).open(events);
        item().due(TODAY.plusDays(8)).open(events);
        item().open(events);
        Seats seats = Seats.of(town.id("secretary"), inbox.officesOf(town.id("secretary")), Set.of());
        InboxPage page = inbox.page(seats, Choice.ALL, SearchWords.NONE, true, Optional.empty());
        assertThat(page.items()).extracting(Item::taskId).containsExactly(longAgo, today, soon);
        assertThat(page.soon()).isEqualTo(3);
        assertThat(page.found().overdue()).isEqualTo(1);
        assertThat(page.waiting().all()).isEqualTo(5);
    }

    @Test
    @DisplayName("程序、步骤、组织、人，各自都能筛，合起来也能")
    void everyFilterFilters() {
        UUID person = UUID.randomUUID();
        String talk = item().in("one", "talk").open(events);
        String other = item().in("one", "review").about(person).open(events);
        String same =
                item().in("two", "talk").about(person).branch("other branch").open(events);

        assertThat(found(new Choice("one", null, null, null))).containsExactlyInAnyOrder(talk, other);
        assertThat(found(new Choice("one", "talk", null, null))).containsExactly(talk);
        assertThat(found(new Choice("two", "talk", null, null))).containsExactly(same);
        assertThat(found(new Choice(null, null, town.organizationId("other branch"), null)))
                .containsExactly(same);
        assertThat(found(new Choice(null, null, null, person))).containsExactlyInAnyOrder(other, same);
        assertThat(found(new Choice("one", "review", town.organizationId("branch"), person)))
                .containsExactly(other);
        assertThat(found(new Choice("two", "review", null, null))).isEmpty();
        InboxPage page = page("secretary", new Choice("one", null, null, null), "", null);
        assertThat(page.found().all()).isEqualTo(2);
        assertThat(page.waiting().all()).isEqualTo(3);
    }

    @Test
    @DisplayName("可选的就是等着办的：每种步骤、每个组织各一次，人按拼音")
    void whatWaitsCanBeChosen() {
        item().in("one", "talk").of("张三").open(events);
        item().in("one", "talk").of("曾二").open(events);
        item().in("two", "talk").of("安一").branch("other branch").open(events);
        item().in("three", "hidden")
                .forOffice(Role.BRANCH_SECRETARY, "other branch")
                .open(events);

        InboxPage page = page("secretary");
        assertThat(page.options("step")).extracting(InboxPage.Option::value).containsExactly("one/talk", "two/talk");
        assertThat(page.procedures()).containsExactly("one", "two");
        assertThat(page.options("branch"))
                .extracting(option -> option.name().chinese())
                .containsExactlyInAnyOrder(town.name("branch"), town.name("other branch"));
        assertThat(page.options("person"))
                .extracting(option -> option.name().chinese())
                .containsExactly("安一", "曾二", "张三");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "曾小明",
                "曾",
                "小明",
                "明",
                "zengxiaoming",
                "zeng",
                "xiaom",
                "ZENG Xiao",
                "zxm",
                "ZX",
                "z",
                "2026-0137",
                "0137",
                "发展-2026-0137",
                "曾 0137",
                "发展 zeng",
                "0137 曾小明",
                "１３７"
            })
    @DisplayName("姓名、全拼、首字母、案号，整个或一段，都找得到")
    void isFoundByNamePinyinInitialsAndNumber(String words) {
        String wanted = item().of("曾小明").number("发展-2026-0137").open(events);
        item().of("王大力").number("发展-2025-0248").open(events);
        assertThat(found(words)).containsExactly(wanted);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"曾大明", "cengxiaoming", "zxl", "2026-0138", "曾 0248", "eng xiaomings", "%", "_", "'", "o"})
    @DisplayName("对不上的找不到；百分号和下划线不是通配符")
    void nothingElseIsFound(String words) {
        item().of("曾小明").number("发展-2026-0137").open(events);
        item().of("王大力").number("发展-2025-0248").open(events);
        assertThat(found(words)).isEmpty();
    }

    @Test
    @DisplayName("搜索和筛选合起来用，仍按日期排")
    void searchKeepsFilterAndOrder() {
        String late = item().of("李明").in("one", "talk").due(TODAY.plusDays(9)).open(events);
        String soon = item().of("李明").in("one", "talk").due(TODAY.plusDays(1)).open(events);
        item().of("李明").in("one", "review").open(events);
        item().of("王明").in("one", "talk").open(events);
        assertThat(tasks(page("secretary", new Choice("one", "talk", null, null), "liming", null)))
                .containsExactly(soon, late);
    }

    @Test
    @DisplayName("别的组织、别的岗位、别人名下的不出现，搜索也搜不到，也不在可选之列")
    void whatIsNotOfOnesOfficesNeverShows() {
        item().of("外人甲").forOffice(Role.BRANCH_SECRETARY, "other branch").open(events);
        item().of("外人乙").forOffice(Role.ORG_COMMISSIONER, "branch").open(events);
        item().of("外人丙").forPerson(Role.TRAINING_CONTACT, "contact").open(events);
        item().of("外人丁").forOffice(Role.PARENT_COMMITTEE, "street").open(events);

        InboxPage page = page("secretary", Choice.ALL, "外人", null);
        assertThat(page.items()).isEmpty();
        assertThat(page.waiting().all()).isZero();
        assertThat(page.options()).isEmpty();
        assertThat(tasks(page("contact"))).hasSize(1);
        town.leaveOffice("commissioner", TODAY.minusDays(1));
        assertThat(page("commissioner").items())
                .as("who held the office until yesterday")
                .isEmpty();
    }

    @Test
    @DisplayName("本人的案件，别人该办的不出现；本人作为申请人该办的出现")
    void onesOwnCaseShowsOnlyAsApplicant() {
        item().about(town.id("secretary"))
                .forOffice(Role.BRANCH_SECRETARY, "branch")
                .open(events);
        String mine = item().about(town.id("secretary"))
                .forPerson(Role.APPLICANT, "secretary")
                .open(events);

        InboxPage page = page("secretary", new Choice(null, null, null, town.id("secretary")), "", null);
        assertThat(tasks(page)).containsExactly(mine);
        assertThat(page.waiting().all()).isEqualTo(1);
        assertThat(page.options("person")).hasSize(1);
    }

    @Test
    @DisplayName("一件事由本人的几个岗位都能办，只列一次，只数一次")
    void taskOfSeveralOfOnesOfficesIsListedOnce() {
        String task = item().forOffice(Role.BRANCH_SECRETARY, "branch")
                .forOffice(Role.BRANCH_COMMITTEE, "branch")
                .forOffice(Role.BRANCH_MEETING, "branch")
                .open(events);
        InboxPage page = page("secretary");
        assertThat(tasks(page)).containsExactly(task);
        assertThat(page.waiting().all()).isEqualTo(1);
        events.publishEvent(new StepClosed(task));
        assertThat(page("secretary").items()).isEmpty();
    }

    @Test
    @DisplayName("翻页时有的办完、有的新来：不漏一件，不重一件")
    void pagingLosesAndRepeatsNothingWhileRowsComeAndGo() {
        List<String> there = new ArrayList<>();
        for (int n = 0; n < 130; n++) {
            there.add(item().due(n % 3 == 0 ? null : TODAY.plusDays(n / 10)).open(events));
        }
        List<String> all = everyPage(null);
        assertThat(all).hasSize(130).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);

        List<String> gone = List.of(all.get(3), all.get(49), all.get(50), all.get(99));
        List<String> seen = everyPage(() -> {
            gone.forEach(task -> events.publishEvent(new StepClosed(task)));
            item().due(TODAY.minusDays(3)).open(events);
            item().due(TODAY.plusYears(1)).open(events);
        });
        Set<String> stayed = new HashSet<>(there);
        gone.forEach(stayed::remove);
        assertThat(seen).doesNotHaveDuplicates().containsAll(stayed);
        assertThat(seen)
                .as("what came before the place where the reader is waits for the next look")
                .hasSize(130 - 2 + 1);
    }

    @Test
    @DisplayName("超过一千件只说“1000+”")
    void nobodyCountsBeyondAThousand() {
        assertThat(Counts.said(1000)).isEqualTo("1000");
        assertThat(Counts.said(1001)).isEqualTo("1000+");
    }

    private List<String> everyPage(Runnable afterTheFirst) {
        List<String> seen = new ArrayList<>();
        PageKey after = null;
        do {
            InboxPage page = page("secretary", Choice.ALL, "", after);
            assertThat(page.items().size()).isLessThanOrEqualTo(Inbox.PAGE);
            seen.addAll(tasks(page));
            if (after == null && afterTheFirst != null) {
                afterTheFirst.run();
            }
            after = page.next() == null
                    ? null
                    : PageKey.of(page.next().toString()).orElseThrow();
        } while (after != null);
        return seen;
    }

    private List<String> found(Choice choice) {
        return tasks(page("secretary", choice, "", null));
    }

    private List<String> found(String words) {
        return tasks(page("secretary", Choice.ALL, words, null));
    }

    private InboxPage page(String who) {
        return page(who, Choice.ALL, "", null);
    }

    private InboxPage page(String who, Choice choice, String words, PageKey after) {
        Seats seats = Seats.of(town.id(who), inbox.officesOf(town.id(who)), Set.of());
        return inbox.page(seats, choice, SearchWords.of(words), false, Optional.ofNullable(after));
    }

    private static List<String> tasks(InboxPage page) {
        return page.items().stream().map(Item::taskId).toList();
    }
}

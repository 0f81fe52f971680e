package org.zhengcheng.organization.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.SignInSettings;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.member.FirstPeople;
import org.zhengcheng.organization.post.Posts;
import org.zhengcheng.organization.tree.Act;
import org.zhengcheng.organization.tree.ActRefused;
import org.zhengcheng.organization.tree.Acts;
import org.zhengcheng.organization.tree.OrganizationType;

/**
 * Makes the first security administrator where nobody has an account yet, with the committee at the top to which they
 * belong; everybody else follows from them. Asked for where there are accounts, the start is refused.
 */
@Component
class FirstAccount implements SmartInitializingSingleton {

    private static final String SETTING = "zhengcheng.first.account";
    private static final String DOCUMENT = "系统启用";

    private final FirstAccountSettings settings;
    private final SignInSettings signIn;
    private final Acts acts;
    private final FirstPeople people;
    private final Posts posts;
    private final AccountActs accounts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstAccount(
            FirstAccountSettings settings,
            SignInSettings signIn,
            Acts acts,
            FirstPeople people,
            Posts posts,
            AccountActs accounts,
            Ledger ledger,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.settings = settings;
        this.signIn = signIn;
        this.acts = acts;
        this.people = people;
        this.posts = posts;
        this.accounts = accounts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The password goes to the terminal of whoever started the application, once, and is kept nowhere. */
    @Override
    public void afterSingletonsInstantiated() {
        if (settings.account() == null) {
            return;
        }
        String password = transaction.execute(status -> make());
        long days = signIn.oneTime().toDays();
        System.out.printf(
                "%n  第一个账号 / first account: %s%n  一次性密码 / one-time password: %s%n"
                        + "  请在 %d 天内登录并换成自己的密码。这个密码不再显示；下次启动请去掉 zhengcheng.first.*%n"
                        + "  Sign in within %d days and change it. It is not shown again; leave zhengcheng.first.* out"
                        + " next time.%n%n",
                settings.account(), password, days, days);
    }

    private String make() {
        acts.lock();
        if (jdbc.sql("select exists (select from account)").query(Boolean.class).single()) {
            throw new CannotStart(
                    "已经有账号了，不能再建第一个账号。There are accounts already; no first one is made.",
                    "请去掉设置 " + SETTING + "；忘了密码的，由安全管理员重置。Leave the setting out; a security"
                            + " administrator resets forgotten passwords.");
        }
        if (!AccountActs.isGoodName(settings.account())
                || isBlank(settings.person())
                || isBlank(settings.organization())) {
            throw new CannotStart(
                    "建第一个账号，要写明账号、姓名和最高一级党组织。The first account needs a name, a person and an organisation.",
                    "请设置 --" + SETTING + "=（3至40个小写字母、数字）、--zhengcheng.first.person=姓名、"
                            + "--zhengcheng.first.organization=党委全称。Set all three.");
        }
        LocalDate today = LocalDate.now(clock);
        Actor founder = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                settings.account(),
                settings.person().strip());
        Act act = new Act(
                Act.Kind.FOUND,
                UUID.randomUUID(),
                settings.founded() == null ? today : settings.founded(),
                DOCUMENT,
                settings.code(),
                settings.organization(),
                OrganizationType.PC,
                null);
        try {
            acts.carryOut(act, founder);
        } catch (ActRefused refused) {
            throw new CannotStart(
                    "最高一级党组织的名称、代码或成立日期不行。The name, code or day of the organisation will not do.",
                    "代码是1至20个字母、数字、横线；成立日期写成 1949-10-01，不晚于今天。A code is up to 20 letters,"
                            + " digits and hyphens; a day is written 1949-10-01 and is not ahead.",
                    refused);
        }
        people.enterFounder(act.id(), founder);
        ledger.append(new Entry(
                LedgerChain.ofOrganization(act.id()),
                founder.personId(),
                "",
                "organization",
                act.kind().path(),
                "",
                act.on(),
                Sha256.of(act.said())));
        posts.appointFounder(act.id(), founder);
        return accounts.createFirst(founder);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}

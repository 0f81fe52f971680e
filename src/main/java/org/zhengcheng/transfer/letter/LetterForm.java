package org.zhengcheng.transfer.letter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zhengcheng.document.PrintedPaper.Ink;
import org.zhengcheng.document.PrintedPaper.Line;
import org.zhengcheng.document.PrintedPaper.Run;
import org.zhengcheng.document.Wording;

/**
 * The official form of the letter of introduction (组通字〔2006〕45 号): the wording of its three parts and what is written
 * into it. What is not known is left to be written by hand; of two alternatives the one that does not hold is crossed out.
 */
final class LetterForm {

    private static final String SHORT_GAP = "　　　";
    private static final String LONG_GAP = "　　　　　　　　";
    /** Above so many characters of names it is set smaller, so that it stays on its one sheet. */
    private static final int MUCH = 110;

    private static final Wording STUB =
            Wording.of("{letter.name}同志系中共（{letter.standing}）党员，组织关系由{letter.origin}转到{letter.destination}。");
    private static final Wording ADDRESSEE = Wording.of("{letter.addressee}：");
    private static final Wording BODY =
            Wording.of("{letter.name}同志（{letter.sex}），{letter.age}岁，{letter.nation}，系中共（{letter.standing}）党员，身份证号码"
                    + "{letter.citizenId}，由{letter.origin}去{letter.destination}，请转接组织关系。该同志党费已交到{letter.dues}。");
    private static final Wording VALID = Wording.of("（有效期{letter.days}天）");
    private static final Wording ISSUED = Wording.of("{letter.issued}");
    private static final Wording RECEIPT_TO = Wording.of("{letter.committee}：");
    private static final Wording RECEIPT = Wording.of("{letter.name}同志的党员组织关系已转达我处，特此回复。");
    private static final Wording BY_HAND_DAY = Wording.of("{_}年{_}月{_}日");
    private static final Wording CLERK = Wording.of("经办人：{letter.none}　联系电话：{letter.none}");
    private static final List<Wording> CONTACTS = Stream.of(
                    "党员联系电话或其他联系方式：{letter.memberPhone}",
                    "党员原所在基层党委通讯地址：{letter.address}",
                    "联系电话：{letter.telephone}　传真：{letter.fax}　邮编：{letter.postcode}")
            .map(Wording::of)
            .toList();

    private final Letter letter;
    private final Map<String, List<Run>> written = new HashMap<>();

    private LetterForm(Letter letter, LetterContent said) {
        this.letter = letter;
        write("name", said.name());
        write("addressee", said.addressee());
        write("origin", said.origin());
        write("destination", said.destination());
        write("committee", said.committee());
        write("age", said.age() == null ? null : String.valueOf(said.age()));
        write("nation", said.nation());
        write("citizenId", said.citizenId());
        write("dues", month(said.duesPaidUntil()));
        write("days", CapitalNumerals.count(letter.validDays()));
        write("issued", day(letter.issuedOn()));
        write("memberPhone", said.memberPhone());
        write("address", said.postal().address());
        write("telephone", said.postal().telephone());
        write("fax", said.postal().fax());
        write("postcode", said.postal().postcode());
        written.put("sex", alternatives("男", "1".equals(said.sex()), "女", "2".equals(said.sex())));
        written.put("standing", alternatives("正式", !said.probationary(), "预备", said.probationary()));
    }

    /**
     * A letter as it is printed.
     *
     * @param said what is to stand on it: all of it, or with numbers masked
     * @param address the page on which anybody who holds it can check it
     */
    static LetterSheet fill(Letter letter, LetterContent said, String address) {
        return new LetterForm(letter, said).sheet(said, address);
    }

    private LetterSheet sheet(LetterContent said, String address) {
        int names = said.addressee().length()
                + said.origin().length()
                + said.destination().length()
                + said.committee().length();
        return new LetterSheet(
                letter.number(),
                CapitalNumerals.digits(letter.number()),
                List.of(line(STUB)),
                line(ISSUED),
                line(ADDRESSEE),
                List.of(line(BODY)),
                line(VALID),
                CONTACTS.stream().map(this::line).toList(),
                line(RECEIPT_TO),
                List.of(line(RECEIPT)),
                line(BY_HAND_DAY),
                line(CLERK),
                QrSign.of(address),
                address.substring(0, address.lastIndexOf('/')),
                LetterCode.grouped(said.code()),
                letter.voidedOn() != null,
                names > MUCH);
    }

    private void write(String what, String value) {
        if (value != null && !value.isBlank()) {
            written.put(what, List.of(new Run(Ink.FILLED, value)));
        }
    }

    /** Where neither is known to hold both stand, to be crossed out by hand. */
    private static List<Run> alternatives(String one, boolean isOne, String other, boolean isOther) {
        return List.of(
                new Run(isOther ? Ink.STRUCK : Ink.PRINTED, one),
                new Run(Ink.PRINTED, "、"),
                new Run(isOne ? Ink.STRUCK : Ink.PRINTED, other));
    }

    private Line line(Wording wording) {
        List<Run> runs = new ArrayList<>();
        for (Wording.Part part : wording.parts()) {
            switch (part.kind()) {
                case PRINTED -> runs.add(new Run(Ink.PRINTED, part.text()));
                case FILLED ->
                    runs.addAll(written.getOrDefault(part.source().name(), List.of(new Run(Ink.GAP, LONG_GAP))));
                default -> runs.add(new Run(Ink.GAP, SHORT_GAP));
            }
        }
        return new Line(runs);
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }
}

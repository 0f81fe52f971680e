package org.zhengcheng.secretaryreport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;

/** What the system knows of the year of a branch: figures for its secretary's report, each with where it comes from. */
@Component
class Figures {

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The figures of a branch for a year, in one statement.
     *
     * @param until the last day that is counted, within the year
     */
    List<Figure> of(UUID branchId, int year, LocalDate until) {
        LocalDate from = LocalDate.of(year, 1, 1);
        return jdbc.sql("""
                        select
                          (select count(*) from person where organization_id = :branch and standing = 'FULL') as members,
                          (select count(*) from person where organization_id = :branch and standing = 'PROBATIONARY') as probationary,
                          (select count(*) from person where organization_id = :branch
                            and standing in ('APPLICANT', 'ACTIVIST', 'TARGET', 'PENDING_APPROVAL')) as applicants,
                          (select count(distinct s.person_id) from standing_change s join case_file c on c.id = s.case_id
                            where c.organization_id = :branch and s.standing = 'PROBATIONARY' and s.since between :from and :until) as admitted,
                          (select count(distinct s.person_id) from standing_change s join case_file c on c.id = s.case_id
                            where c.organization_id = :branch and s.standing = 'FULL' and s.since between :from and :until) as converted,
                          (select count(*) from meeting where organization_id = :branch and state = 'CLOSED' and kind = 'BRANCH'
                            and begins_at >= :from and begins_at < cast(:until as date) + 1) as branch_meetings,
                          (select count(*) from meeting where organization_id = :branch and state = 'CLOSED' and kind = 'COMMITTEE'
                            and begins_at >= :from and begins_at < cast(:until as date) + 1) as committee_meetings,
                          (select count(*) from meeting where organization_id = :branch and state = 'CLOSED' and kind = 'LIFE'
                            and begins_at >= :from and begins_at < cast(:until as date) + 1) as life_meetings,
                          (select count(*) from case_file where organization_id = :branch and opened_at >= :from
                            and opened_at < cast(:until as date) + 1) as opened,
                          (select count(*) from case_file where organization_id = :branch and closed_at >= :from
                            and closed_at < cast(:until as date) + 1) as closed
                        """)
                .param("branch", branchId)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> {
                    List<Figure> figures = new ArrayList<>();
                    for (Kind kind : Kind.values()) {
                        figures.add(new Figure(kind, row.getInt(kind.column)));
                    }
                    return figures;
                })
                .single();
    }

    /** Those that were cited with a report; until it is handed in, those of today within its year. */
    List<Figure> cited(Report report, LocalDate today) {
        LocalDate last = LocalDate.of(report.year(), 12, 31);
        return report.figures() == null
                ? of(report.branchId(), report.year(), today.isAfter(last) ? last : today)
                : read(report.figures());
    }

    /** As they are kept with the report: each on a line of its own. */
    static String written(List<Figure> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach(figure -> text.append(figure.kind().name())
                .append('=')
                .append(figure.number())
                .append('\n'));
        return text.toString();
    }

    /** Reads what {@link #written} wrote. */
    static List<Figure> read(String text) {
        return text.lines()
                .map(line -> line.split("="))
                .map(parts -> new Figure(Kind.valueOf(parts[0]), Integer.parseInt(parts[1])))
                .toList();
    }

    /** One figure. */
    record Figure(Kind kind, int number) {}

    /** What is counted, and where it is looked up. */
    enum Kind {
        MEMBERS("members", "正式党员", "full members", "人员档案", "people’s records"),
        PROBATIONARY("probationary", "预备党员", "members on probation", "人员档案", "people’s records"),
        APPLICANTS("applicants", "申请人、积极分子和发展对象", "applicants, activists and targets", "人员档案", "people’s records"),
        ADMITTED("admitted", "本年接收预备党员", "admitted this year", "发展党员案件", "development cases"),
        CONVERTED("converted", "本年转正", "converted this year", "发展党员案件", "development cases"),
        BRANCH_MEETINGS("branch_meetings", "支部党员大会", "branch meetings", "会议记录", "minutes"),
        COMMITTEE_MEETINGS("committee_meetings", "支委会会议", "committee meetings", "会议记录", "minutes"),
        LIFE_MEETINGS("life_meetings", "组织生活会", "organisation-life meetings", "会议记录", "minutes"),
        OPENED("opened", "本年立案", "cases opened", "案件台账", "cases"),
        CLOSED("closed", "本年办结案件", "cases closed", "案件台账", "cases");

        private final String column;
        private final Text title;
        private final Text source;

        Kind(String column, String chinese, String english, String source, String sourceEnglish) {
            this.column = column;
            this.title = new Text(chinese, english);
            this.source = new Text(source, sourceEnglish);
        }

        public Text title() {
            return title;
        }

        /** Where it comes from. */
        public Text source() {
            return source;
        }
    }
}

package org.zhengcheng.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A branch and the organisations above it, nearest first, with what decides who acts for it. */
public final class Chain {

    private final List<Link> links;

    Chain(List<Link> links) {
        this.links = List.copyOf(links);
    }

    /** The branch itself. */
    public Organization branch() {
        return links.get(0).organization();
    }

    /** Every organisation of the chain and the departments beside it: those that oversee the branch. */
    public boolean contains(UUID organizationId) {
        return links.stream().anyMatch(link -> link.isOrHas(organizationId));
    }

    /** Whether an organisation, or the department of one, is above the branch itself. */
    public boolean isAbove(UUID organizationId) {
        return links.stream().skip(1).anyMatch(link -> link.isOrHas(organizationId));
    }

    /** The organisations above it, nearest first. */
    public List<Organization> above() {
        return links.stream().skip(1).map(Link::organization).toList();
    }

    /** The nearest organisation department further up, where the chain begins with any organisation but a branch. */
    public Optional<Organization> departmentAbove() {
        return links.stream()
                .skip(1)
                .map(Link::department)
                .filter(department -> department != null && !department.id().equals(branch().id()))
                .findFirst();
    }

    /** Where the holders of a role are found; empty for roles of persons, and where there is no such organisation. */
    public Optional<Organization> seatOf(Role role) {
        return switch (role.seat()) {
            case SUBJECT, PARTICIPANT -> Optional.empty();
            case BRANCH -> Optional.of(branch());
            case APPROVING_COMMITTEE -> approvingCommittee().map(Link::organization);
            case COUNTY_DEPARTMENT -> countyDepartment();
        };
    }

    private Optional<Link> approvingCommittee() {
        return links.stream().skip(1).filter(Link::canApprove).findFirst();
    }

    /** The department one level further up than the committee that approves: 再上一级党委组织部门. */
    private Optional<Organization> countyDepartment() {
        int from = approvingCommittee().map(links::indexOf).orElse(0) + 1;
        return links.stream()
                .skip(from)
                .filter(link -> link.department() != null)
                .map(Link::department)
                .findFirst();
    }

    /** One organisation on the way up; {@code department} is its organisation department, or null. */
    record Link(Organization organization, boolean canApprove, Organization department) {

        private boolean isOrHas(UUID organizationId) {
            return organization.id().equals(organizationId)
                    || (department != null && department.id().equals(organizationId));
        }
    }
}

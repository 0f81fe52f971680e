/**
 * Dashboards, statistics and exports across cases.
 */
package org.zhengcheng.insight;

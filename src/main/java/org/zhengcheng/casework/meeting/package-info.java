/**
 * Between steps and meetings: which steps a meeting can decide, and what a meeting that closed says in their forms.
 */
package org.zhengcheng.casework.meeting;
